using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Tests.Model;

// What the guest's own code reads and writes. Each stored word is unique, so that where it went can be told from memory.
internal sealed unsafe partial class MemoryWorld
{
    private void Store(Step step)
    {
        int page = step.A % PlayDomain.WindowPages;
        ulong offset = (ulong)(step.B % 64 * 8);
        ulong value = ++_unique;
        _caller.LastPage = page;
        Say($"stores at V{page}+0x{offset:x}");
        if (!GuestStore(PlayDomain.AddressOf(page) + offset, value))
            return;

        // Frames in use lie low and together; those that were never handed out are zero.
        for (ulong number = _host.Memory.Frames.FirstFrame; number < _host.Memory.FrameCount; number++)
        {
            var frame = new MachineFrame(number);
            ref readonly FrameInfo info = ref _host.Memory[frame];
            if ((info.Flags & FrameFlags.Used) == 0)
                continue;

            if (*(ulong*)(_host.Memory.HostAddress(frame) + offset) == value && !MayWrite(frame, info))
                throw new BrokenModelException($"{LastAction}\n  the word went into {Name(frame)}, {info.Type} of {(info.IsFree ? "nobody" : $"domain {info.Owner}")}, which the domain must not write");
        }
    }

    // A page-table entry, written as data: into pages that become tables later, or into tables that are in use.
    private void StoreEntry(Step step)
    {
        int page = step.A % PlayDomain.WindowPages;
        ulong offset = (ulong)Index(step.B) * 8;
        ulong value = (Frame(step.C).Value << Page.Shift) | FlagsOf(step.D);
        Say($"stores entry {Entry(value)} at V{page}+0x{offset:x}");
        GuestStore(PlayDomain.AddressOf(page) + offset, value);
    }

    private void Load(Step step)
    {
        int page = step.A % PlayDomain.WindowPages;
        Say($"loads V{page}");
        LastSucceeded = _caller.Probe.Vcpu.TryCopyIn(PlayDomain.AddressOf(page), out ulong _);
    }

    // By a cached translation where there is one. Where the page is read-only the store faults, and is made all the same if
    // it goes to a page table (by the hypervisor, checked); the kernel has no handler for other faults, so they are not made.
    private bool GuestStore(ulong address, ulong value)
    {
        Hypervisor.Vcpus.Vcpu vcpu = _caller.Probe.Vcpu;
        if (!vcpu.IsAccessible(address, 8, write: true))
        {
            PageWalk walk = _caller.Walk(address);
            if (!walk.IsMapped || _host.Memory[walk.LastEntry.Frame].Type != FrameType.L1)
                return false;
        }

        _caller.Probe.InGuest(() =>
        {
            ulong word = value;
            vcpu.GuestWrite(address, &word, sizeof(ulong));
        });
        LastSucceeded = !_caller.Domain.HasEnded;
        return LastSucceeded;
    }

    private bool MayWrite(MachineFrame frame, FrameInfo info)
    {
        if (info.Type is >= FrameType.L2 and <= FrameType.L4 && info.TypeCount > 0)
            return false;

        // A page that was given away may be reached by a translation that nobody flushed, until somebody gets it.
        return info.IsFree || info.IsOwnedBy(_caller.Domain.Id) || _caller.Domain.IsControlDomain || _caller.Mappings.Exists(mapping => mapping.Frame == frame && mapping.IsWritable);
    }
}
