using System.Diagnostics;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>An address space as a debugger shows it: from its root down; and the walk of one address, <c>view.Walk(0x1000)</c>.</summary>
/// <param name="space">The address space.</param>
internal sealed class AddressSpaceView(AddressSpace space)
{
    private const int RootLevel = 4;

    /// <summary>The root table; null where the mode has none.</summary>
    public PageTableView? Root => space.HasRoot && !space.Memory.IsDisposed ? new PageTableView(space.Memory, space.Root, RootLevel, 0) : null;

    /// <summary>The walk of one address, level by level.</summary>
    public PageWalkView Walk(ulong address) => new(space, address);

    /// <summary>One line about the space.</summary>
    public static string Describe(AddressSpace space) =>
        space.Memory.IsDisposed ? "the machine was disposed of"
        : space.HasRoot ? $"{(space.Mode == Vcpus.VcpuMode.Kernel ? "kernel" : "user")} mode's tables, root frame {space.Root}"
        : "no root table";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => Describe(space);
}
