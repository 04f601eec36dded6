using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Changes of page-table entries, gathered and made by one <c>mmu_update</c> call for <see cref="Capacity"/> of them.
/// </summary>
/// <remarks>
/// A local: fill it with <see cref="Add(MachineAddress, PageTableEntry)"/> and end with <see cref="Apply"/>. Xen stops at
/// the first request that it refuses; those before it stay done, and those after it are dropped. Nothing is flushed: an
/// entry that was present needs <see cref="Flush"/>, or <see cref="FlushAll"/> for many.
/// </remarks>
public ref struct PageTableUpdates
{
    /// <summary>How many changes one call makes.</summary>
    public const int Capacity = 64;

    private Requests _requests;
    private int _count;
    private HypercallResult _failure;

    /// <summary>How many changes were made so far.</summary>
    public uint Done { get; private set; }

    /// <summary>Adds the change of the entry at <paramref name="place"/>; makes those gathered when there is no more room.</summary>
    public void Add(MachineAddress place, PageTableEntry entry) => Add(new MmuUpdateRequest(place, entry));

    /// <summary>Adds any request.</summary>
    public void Add(MmuUpdateRequest request)
    {
        if (_failure.IsError)
        {
            return;
        }

        _requests[_count++] = request;
        if (_count == Capacity)
        {
            _ = Apply(); // a failure is kept, and answered by the caller's own Apply
        }
    }

    /// <summary>Makes the changes gathered.</summary>
    /// <returns>The first failure of all that was added.</returns>
    public HypercallResult Apply()
    {
        if (_failure.IsError || _count == 0)
        {
            return _failure;
        }

        ReadOnlySpan<MmuUpdateRequest> all = _requests;
        HypercallResult result = MmuUpdate.Execute(all.Slice(0, _count), out uint done, DomainId.Self.Value);
        Done += done;
        _count = 0;
        _failure = result.IsError ? result : HypercallResult.Success;
        return _failure;
    }

    /// <summary>Drops every vCPU's translation of one page (<c>MMUEXT_INVLPG_ALL</c>).</summary>
    public static HypercallResult Flush(VirtualAddress address) =>
        PageTableOperations.Execute(new MmuExtendedOperation { Command = MmuExtendedCommand.InvalidatePageAll, LinearAddress = address });

    /// <summary>Drops every vCPU's translations (<c>MMUEXT_TLB_FLUSH_ALL</c>).</summary>
    public static HypercallResult FlushAll() =>
        PageTableOperations.Execute(new MmuExtendedOperation { Command = MmuExtendedCommand.TlbFlushAll });

    [InlineArray(Capacity)]
    private struct Requests
    {
        private MmuUpdateRequest _first;
    }
}
