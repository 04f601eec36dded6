// Memory shrinks at three places. The toolstack lowers what the domain may have (xl mem-max): it keeps what it has, and every
// allocation beyond is refused. The machine has no frame left (Machine.TakeMemory). The guest's own allocator runs dry: its pages are
// taken by the guest's own code, as a leak in its kernel would.
using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Testing;

/// <content>Memory that is not there.</content>
public sealed partial class GuestFaults
{
    private const string MemoryOperations = nameof(MemoryOp) + ".";

    private readonly List<(InjectedFault Fault, ulong Pages)> _limits = [];
    private readonly List<(InjectedFault Fault, List<PseudoPhysicalFrame> Pages)> _exhausted = [];
    private ulong _unlimited;

    /// <summary>
    /// Lets the domain have no more memory, as <c>xl mem-max</c> does. What it has beyond that it keeps; where it asks for more it is
    /// refused as real Xen does: <c>MemoryOp.IncreaseReservation</c> and <c>MemoryOp.PopulatePhysmap</c> answer how far they came.
    /// </summary>
    /// <param name="pages">How many pages of 4 KiB it may have.</param>
    /// <param name="which">Which of its memory hypercalls (<see cref="MemoryOp"/>) meet that limit; the others meet the domain's own.</param>
    public InjectedFault LimitMemory(ulong pages, Occurrence which)
    {
        if (_limits.Count == 0)
            _unlimited = _guest.Domain.Memory.MaximumPages;

        InjectedFault fault = Add($"the domain may have no more than {pages} pages", which);
        _limits.Add((fault, pages));
        return fault;
    }

    /// <summary>
    /// Takes the pages of the guest's allocator (<see cref="PageAllocator"/>) until few are left: what its kernel then asks for beyond
    /// them it is not given. <see cref="InjectedFault.Remove"/> gives them back.
    /// </summary>
    /// <param name="left">How many pages are left; with fewer none is taken.</param>
    /// <returns>The fault, which has struck as often as it has taken a page.</returns>
    /// <exception cref="InvalidOperationException">The guest has not booted, is paused or suspended, or has ended.</exception>
    /// <exception cref="GuestFailureException">The guest crashed of it.</exception>
    public InjectedFault ExhaustPages(ulong left)
    {
        var pages = new List<PseudoPhysicalFrame>();
        ExecuteUnseen(() =>
        {
            while (PageAllocator.FreePages > left && PageAllocator.TryAllocate(out PseudoPhysicalFrame page))
                pages.Add(page);
        });

        InjectedFault fault = Add($"the guest's allocator has {left} pages left", Occurrence.Every);
        _exhausted.Add((fault, pages));
        for (int i = 0; i < pages.Count; i++)
            _ = fault.Strikes(); // every one does

        return fault;
    }

    // The strictest limit that strikes; the domain's own where none does.
    private void LimitAtCall(HypercallDescription asked)
    {
        if (_limits.Count == 0 || !asked.Name.StartsWith(MemoryOperations, StringComparison.Ordinal))
            return;

        ulong pages = _unlimited;
        foreach ((InjectedFault fault, ulong limit) in _limits)
        {
            if (fault.Strikes())
                pages = ulong.Min(pages, limit);
        }

        _guest.Domain.Memory.Limit(pages);
    }

    private void EndLimits()
    {
        if (_limits.Count == 0)
            _guest.Domain.Memory.Limit(_unlimited);
    }

    private void GiveBackPages(InjectedFault fault)
    {
        int index = _exhausted.FindIndex(exhausted => exhausted.Fault == fault);
        if (index < 0)
            return;

        List<PseudoPhysicalFrame> pages = _exhausted[index].Pages;
        if (!_guest.Domain.HasEnded)
        {
            ExecuteUnseen(() =>
            {
                foreach (PseudoPhysicalFrame page in pages)
                    PageAllocator.Free(page);
            });
        }

        _exhausted.RemoveAt(index);
    }

    // As the guest, but what it does is no call that a fault could befall.
    private void ExecuteUnseen(Action code)
    {
        _isPassing = true;
        try
        {
            _guest.Execute(code);
        }
        finally
        {
            _isPassing = false;
        }
    }
}
