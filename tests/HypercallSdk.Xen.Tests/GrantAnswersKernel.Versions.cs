using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>Arrays that end in mid-air, and both versions of the table.</content>
public partial struct GrantAnswersKernel
{
    private void Batches()
    {
        // Two elements, the second beyond the page: the first is done.
        Unmap(8);
        GuestPointer<GrantSwap> swap = new(Window(8) - 12);
        swap.Write(new() { First = new GrantReference(30), Second = new GrantReference(31), Status = (GrantStatus)77 });
        Expect("batch, second not there"u8, BadAddress, Gate.Invoke(20, 11, Window(8) - 12, 2));
        Expect("batch, first done"u8, 0, (long)swap.Read().Status);
        Expect("batch, none"u8, 0, Gate.Invoke(20, 11, BadPointer, 0));
        Expect("batch, in the hypervisor"u8, BadAddress, Gate.Invoke(20, 11, HypervisorMemory.Start, 1));
        Expect("batch, in the hypervisor, none"u8, BadAddress, Gate.Invoke(20, 11, HypervisorMemory.Start, 0));
        Expect("set up, two in the hypervisor"u8, InvalidArgument, Gate.Invoke(20, 2, HypervisorMemory.Start, 2));
        Expect("query size, none in the hypervisor"u8, InvalidArgument, Gate.Invoke(20, 6, HypervisorMemory.Start, 0));
        Expect("status frames, two in the hypervisor"u8, InvalidArgument, Gate.Invoke(20, 9, HypervisorMemory.Start, 2));

        // The first cannot be written: it is done and the call ends there.
        new GuestPointer<GrantSwap>(Window(7)).Write(new() { First = new GrantReference(20), Second = new GrantReference(21) });
        new GuestPointer<GrantSwap>(Window(7))[1].Write(new() { First = new GrantReference(22), Second = new GrantReference(23) });
        _ = KernelMemory.MapPage(new VirtualAddress(Window(7)), new PageTableEntry(Frame(7), PageTableFlags.Present | PageTableFlags.User));
        Grant(20, Frame(5));
        Grant(22, Frame(5));
        Expect("batch, read-only"u8, BadAddress, Gate.Invoke(20, 11, Window(7), 2));
        Expect("batch, read-only, first done"u8, 1, (long)Entry(21).Read().Flags);
        Expect("batch, read-only, second not"u8, 0, (long)Entry(23).Read().Flags);
        Grant(21, default, GrantEntryFlags.Invalid);
        Grant(22, default, GrantEntryFlags.Invalid);
        Restore(7);
        Restore(8);
    }

    private void Versions()
    {
        GrantGetVersion get = new() { Domain = DomainId.Self };
        Expect("get version"u8, 0, GrantTableOp.GetVersion(ref get).Value);
        Expect("get version, 1"u8, 1, get.Version);
        get = new() { Domain = new DomainId(77), Version = 55 };
        Expect("get version, no such domain"u8, -3, GrantTableOp.GetVersion(ref get).Value);
        Expect("get version, untouched"u8, 55, get.Version);
        get = new() { Domain = _caller.Id, Padding = 9 };
        Expect("get version, padding"u8, 0, GrantTableOp.GetVersion(ref get).Value);
        Expect("get version, bad pointer"u8, BadAddress, Gate.Invoke(20, 10, BadPointer, 1));
        Expect("get version, bad pointer, none"u8, BadAddress, Gate.Invoke(20, 10, BadPointer, 0));

        Span<GrantStatusFrames> frames = stackalloc GrantStatusFrames[1];
        frames[0] = new() { Domain = DomainId.Self, FrameCount = 1, FrameList = new GuestPointer<MachineFrame>(Window(0)) };
        Expect("status frames, version 1"u8, GrantStatus.GeneralError, GrantTableOp.GetStatusFrames(frames), frames[0].Status);

        GrantSetVersion set = new() { Version = 3 };
        Expect("set version 3"u8, InvalidArgument, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version 3, in force"u8, 1, set.Version);
        set.Version = 0;
        Expect("set version 0"u8, InvalidArgument, GrantTableOp.SetVersion(ref set).Value);
        set.Version = 1;
        Expect("set version 1, again"u8, 0, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version, bad pointer"u8, BadAddress, Gate.Invoke(20, 8, BadPointer, 1));
        GrantMap map = Map(Window(3), 8);
        set.Version = 2;
        Expect("set version 2, in use"u8, Busy, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version 2, refused, in use"u8, 1, set.Version);
        _ = Unmap(Window(3), map.Handle);
        Restore(3);
        Grant(3, Frame(5), GrantEntryFlags.PermitAccess);
        set.Version = 2;
        Expect("set version 2"u8, 0, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version 2, in force"u8, 2, set.Version);
        Expect("set version 2, reserved entry kept"u8, (long)Frame(5).Value, (long)EntryV2(3).Read().Frame);
        Expect("set version 2, others cleared"u8, 0, (long)EntryV2(8).Read().Header.Flags);
    }

    private void SecondVersion()
    {
        Span<GrantStatusFrames> frames = stackalloc GrantStatusFrames[1];
        frames[0] = new() { Domain = DomainId.Self, FrameCount = 1, FrameList = new GuestPointer<MachineFrame>(Window(0)) };
        Expect("status frames"u8, GrantStatus.Okay, GrantTableOp.GetStatusFrames(frames), frames[0].Status);
        frames[0].FrameCount = 2;
        Expect("status frames, too many"u8, GrantStatus.GeneralError, GrantTableOp.GetStatusFrames(frames), frames[0].Status);
        frames[0].FrameCount = 1;
        frames[0].Domain = new DomainId(77);
        Expect("status frames, no such domain"u8, GrantStatus.BadDomain, GrantTableOp.GetStatusFrames(frames), frames[0].Status);
        frames[0].Domain = DomainId.Self;
        frames[0].FrameList = new GuestPointer<MachineFrame>(BadPointer);
        Expect("status frames, bad list"u8, GrantStatus.BadVirtualAddress, GrantTableOp.GetStatusFrames(frames), frames[0].Status);
        Expect("status frames, none"u8, InvalidArgument, Gate.Invoke(20, 9, BadPointer, 0));

        MachineFrame status = new GuestPointer<MachineFrame>(Window(0)).Read();
        Expect("map the status frame"u8, 0, KernelMemory.MapPage(new VirtualAddress(Window(9)), status).Value);
        GuestPointer<GrantEntryStatus> words = new(Window(9));
        new GuestPointer<ulong>(Window(2)).Write(0x1234);
        EntryV2(8).Write(new() { Header = new() { Domain = _caller.Id, Flags = GrantEntryFlags.PermitAccess }, Frame = Frame(2).Value });
        GrantMap map = Map(Window(3), 8);
        Expect("map, version 2"u8, GrantStatus.Okay, map.Status);
        Expect("map, version 2, the page"u8, 0x1234, (long)new GuestPointer<ulong>(Window(3)).Read());
        Expect("map, version 2, status"u8, 24, words[8].Read().Value);
        Expect("map, version 2, entry"u8, 1, (long)EntryV2(8).Read().Header.Flags);
        Expect("swap, version 2, in use"u8, GrantStatus.TryAgain, Swap(8, 30));
        Expect("unmap, version 2"u8, GrantStatus.Okay, Unmap(Window(3), map.Handle));
        Expect("unmap, version 2, status"u8, 0, words[8].Read().Value);
        Restore(3);
        Expect("map, version 2, nothing granted"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        Expect("map, version 2, beyond the table"u8, GrantStatus.BadReference, Map(Window(3), 512).Status);

        EntryV2(9).Write(new() { Header = new() { Domain = _caller.Id, Flags = GrantEntryFlags.PermitAccess | GrantEntryFlags.SubPage }, PageOffset = 100, Length = 50, SubPageFrame = Frame(5).Value });
        Expect("map, part of a page"u8, GrantStatus.GeneralError, Map(Window(3), 9).Status);
        GrantCopy copy = new() { Source = Granted(9, 100), Destination = Own(Frame(6)), Length = 50, Flags = GrantCopyFlags.SourceIsGrant };
        Expect("copy, part of a page"u8, GrantStatus.Okay, Copy(copy));
        copy.Length = 51;
        Expect("copy, beyond the part"u8, GrantStatus.GeneralError, Copy(copy));
        copy.Source.Offset = 99;
        copy.Length = 8;
        Expect("copy, before the part"u8, GrantStatus.GeneralError, Copy(copy));
        EntryV2(10).Write(new() { Header = new() { Domain = _caller.Id, Flags = GrantEntryFlags.Transitive }, TransitiveDomain = _caller.Id, TransitiveReference = new GrantReference(8) });
        Expect("map, passed on"u8, GrantStatus.GeneralError, Map(Window(3), 10).Status);
        copy.Source = Granted(10);
        Expect("copy, passed on"u8, GrantStatus.GeneralError, Copy(copy));
        EntryV2(10).Write(new() { Header = new() { Domain = _caller.Id, Flags = GrantEntryFlags.Transitive }, TransitiveDomain = new DomainId(77), TransitiveReference = new GrantReference(8) });
        Expect("copy, passed on from no such domain"u8, GrantStatus.GeneralError, Copy(copy));
        Expect("swap, version 2"u8, GrantStatus.Okay, Swap(8, 30));
        Expect("swap, version 2, entry"u8, (long)Frame(2).Value, (long)EntryV2(30).Read().Frame);

        EntryV2(13).Write(new() { Header = new() { Domain = _caller.Id, Flags = GrantEntryFlags.AcceptTransfer } });
        Unmap(17);
        Expect("transfer, version 2"u8, GrantStatus.Okay, Transfer(Frame(17), 13));
        Expect("transfer, version 2, completed"u8, 14, (long)EntryV2(13).Read().Header.Flags);
        Expect("transfer, version 2, the frame"u8, (long)Frame(17).Value, (long)EntryV2(13).Read().Frame);

        GrantSetVersion set = new() { Version = 1 };
        Expect("set version 1, status frame mapped"u8, Busy, GrantTableOp.SetVersion(ref set).Value);
        Restore(9);
        set.Version = 1;
        Expect("set version 1"u8, 0, GrantTableOp.SetVersion(ref set).Value);
        Expect("set version 1, in force"u8, 1, set.Version);
        Expect("set version 1, reserved entry kept"u8, (long)Frame(5).Value, Entry(3).Read().Frame);
        Expect("set version 1, others cleared"u8, 0, (long)Entry(13).Read().Flags);
    }
}
