using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>
/// A way to lay out page tables: how many levels, how an address picks its entries, and how to walk them. Asked when a
/// translation is not cached and for reports, never on the way of a hit. Its entries are 8 bytes: a three-level mode has
/// the same ones under a root of four.
/// </summary>
internal abstract class PagingMode
{
    /// <summary>The level of a root table.</summary>
    public abstract int Levels { get; }

    /// <summary>Which entry of a table at <paramref name="level"/> an address uses.</summary>
    public abstract int IndexOf(ulong address, int level);

    /// <summary>Whether the processor can translate <paramref name="address"/> at all.</summary>
    public abstract bool IsCanonical(ulong address);

    /// <summary>Whether <paramref name="address"/> can be translated and lies outside the hypervisor's own range.</summary>
    public abstract bool IsGuestAddress(ulong address);

    /// <summary>
    /// Walks the tables for an access and sets Accessed in each entry that leads on; where they allow the access, in the last
    /// one too, and Dirty there for a write: as the processor does.
    /// </summary>
    /// <param name="machine">The host address of machine address 0.</param>
    /// <param name="root">The root table.</param>
    /// <param name="address">A guest address.</param>
    /// <param name="mode">The mode that makes the access.</param>
    /// <param name="access">What it does.</param>
    /// <param name="page">The machine address of the page.</param>
    public abstract unsafe bool TryWalk(byte* machine, MachineFrame root, ulong address, VcpuMode mode, MemoryAccess access, out ulong page);
}
