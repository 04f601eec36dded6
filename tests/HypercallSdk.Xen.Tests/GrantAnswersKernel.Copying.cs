using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>Copies, transfers, swaps and cache flushes.</content>
public partial struct GrantAnswersKernel
{
    private GrantStatus Copy(GrantCopy copy)
    {
        Span<GrantCopy> copies = stackalloc GrantCopy[1];
        copies[0] = copy;
        HypercallResult result = GrantTableOp.Copy(copies);
        return result.Value == 0 ? copies[0].Status : (GrantStatus)result.Value;
    }

    private static GrantCopyPointer Own(MachineFrame frame, ushort offset = 0) => new() { Frame = frame.Value, Domain = DomainId.Self, Offset = offset };

    private readonly GrantCopyPointer Granted(uint reference, ushort offset = 0, ushort domain = Itself) =>
        new() { Reference = new GrantReference(reference), Domain = Number(domain), Offset = offset };

    private void Copying(in StartInfo info)
    {
        KernelMemory.TryGetMachineFrame(info.PageTableBase, out MachineFrame root);
        GuestPointer<ulong> from = new(Window(5));
        GuestPointer<ulong> to = new(Window(6));
        from.Write(0x1111_2222_3333_4444);
        to.Write(0);
        Expect("copy"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, the bytes"u8, 0x1111_2222_3333_4444, (long)to.Read());
        Expect("copy, to the end"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5), 4088), Destination = Own(Frame(6), 4088), Length = 8 }));
        Expect("copy, source crosses"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Own(Frame(5), 4089), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, destination crosses"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6), 4089), Length = 8 }));
        Expect("copy, too long"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6)), Length = 4097 }));
        Expect("copy, nothing"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6)) }));
        Expect("copy, nothing, at the end"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5), 4096), Destination = Own(Frame(6), 4096) }));
        Expect("copy, nothing, beyond the end"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Own(Frame(5), 4097), Destination = Own(Frame(6)) }));
        GrantCopyPointer byNumber = new() { Frame = Frame(5).Value, Domain = _caller.Id };
        Expect("copy, from a frame of domain 0"u8, GrantStatus.PermissionDenied, Copy(new() { Source = byNumber, Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, to a frame of domain 0"u8, GrantStatus.PermissionDenied, Copy(new() { Source = Own(Frame(6)), Destination = byNumber, Length = 8 }));
        GrantCopyPointer foreign = new() { Frame = Frame(5).Value, Domain = new DomainId(77) };
        Expect("copy, from a frame of no such domain"u8, GrantStatus.BadDomain, Copy(new() { Source = foreign, Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, no memory"u8, GrantStatus.BadPage, Copy(new() { Source = Own(new MachineFrame(0xfff_ffff)), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, to no memory"u8, GrantStatus.BadPage, Copy(new() { Source = Own(Frame(6)), Destination = Own(new MachineFrame(0xfff_ffff)), Length = 8 }));
        Expect("copy, from device memory"u8, GrantStatus.BadPage, Copy(new() { Source = Own(new MachineFrame(1)), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, from a page table"u8, GrantStatus.Okay, Copy(new() { Source = Own(root), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, to a page table"u8, GrantStatus.GeneralError, Copy(new() { Source = Own(Frame(6)), Destination = Own(root), Length = 8 }));
        Expect("copy, from shared_info"u8, GrantStatus.Okay, Copy(new() { Source = Own(info.SharedInfo.Frame), Destination = Own(Frame(6)), Length = 8 }));
        Expect("copy, unknown flag"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(6)), Length = 8, Flags = (GrantCopyFlags)4 }));
        from.Write(0x0807_0605_0403_0201);
        Expect("copy, onto itself, upwards"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Own(Frame(5), 1), Length = 8 }));
        Expect("copy, onto itself, upwards, the bytes"u8, 0x0706_0504_0302_0101, (long)from.Read());

        Grant(10, Frame(5), GrantEntryFlags.PermitAccess | GrantEntryFlags.ReadOnly);
        Grant(11, Frame(6));
        Expect("copy, from a grant"u8, GrantStatus.Okay, Copy(new() { Source = Granted(10), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, from a grant, out of use"u8, 5, (long)Entry(10).Read().Flags);
        Expect("copy, to a grant"u8, GrantStatus.Okay, Copy(new() { Source = Own(Frame(5)), Destination = Granted(11), Length = 8, Flags = GrantCopyFlags.DestinationIsGrant }));
        Expect("copy, between grants"u8, GrantStatus.Okay, Copy(new() { Source = Granted(10), Destination = Granted(11), Length = 8, Flags = (GrantCopyFlags)3 }));
        Expect("copy, to a read-only grant"u8, GrantStatus.GeneralError, Copy(new() { Source = Own(Frame(6)), Destination = Granted(10), Length = 8, Flags = GrantCopyFlags.DestinationIsGrant }));
        Expect("copy, from no grant"u8, GrantStatus.GeneralError, Copy(new() { Source = Granted(100), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, beyond the table"u8, GrantStatus.BadReference, Copy(new() { Source = Granted(1024), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, grant of no such domain"u8, GrantStatus.BadDomain, Copy(new() { Source = Granted(10, 0, 77), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, grant of self"u8, GrantStatus.Okay, Copy(new() { Source = Granted(10, 0, 0x7ff0), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Expect("copy, grant crosses"u8, GrantStatus.BadCopyArgument, Copy(new() { Source = Granted(10, 4090), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Grant(12, Frame(5), GrantEntryFlags.PermitAccess, 77);
        Expect("copy, granted to another"u8, GrantStatus.GeneralError, Copy(new() { Source = Granted(12), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Grant(12, new MachineFrame(0xfff_ffff));
        Expect("copy, grant of no memory"u8, GrantStatus.BadPage, Copy(new() { Source = Granted(12), Destination = Own(Frame(6)), Length = 8, Flags = GrantCopyFlags.SourceIsGrant }));
        Grant(12, root);
        Expect("copy, to a granted page table"u8, GrantStatus.GeneralError, Copy(new() { Source = Own(Frame(6)), Destination = Granted(12), Length = 8, Flags = GrantCopyFlags.DestinationIsGrant }));
        Expect("copy, to a granted page table, out of use"u8, 1, (long)Entry(12).Read().Flags);
        Grant(12, Frame(5), GrantEntryFlags.Invalid);
    }

    private GrantStatus Transfer(MachineFrame frame, uint reference, ushort domain = Itself)
    {
        Span<GrantTransfer> transfer = stackalloc GrantTransfer[1];
        transfer[0] = new() { Frame = frame, Domain = Number(domain), Reference = new GrantReference(reference) };
        HypercallResult result = GrantTableOp.Transfer(transfer);
        return result.Value == 0 ? transfer[0].Status : (GrantStatus)result.Value;
    }

    private static long Reservation() => MemoryOp.CurrentReservation(new MemoryDomain { Domain = DomainId.Self }).Value;

    private void Transferring()
    {
        long pages = Reservation();
        Entry(13).Write(new GrantEntryV1 { Flags = GrantEntryFlags.AcceptTransfer, Domain = _caller.Id, Frame = 4711 });
        Expect("transfer, no memory"u8, GrantStatus.BadPage, Transfer(new MachineFrame(0xfff_ffff), 13));
        Expect("transfer, device memory"u8, GrantStatus.BadPage, Transfer(new MachineFrame(1), 13));
        Expect("transfer, mapped"u8, GrantStatus.BadPage, Transfer(Frame(10), 13));
        Expect("transfer, the entry"u8, 2, (long)Entry(13).Read().Flags);
        Unmap(10);
        Expect("transfer, no such domain"u8, GrantStatus.BadDomain, Transfer(Frame(10), 13, 77));
        Expect("transfer, no such domain, the frame is lost"u8, pages - 1, Reservation());
        Expect("transfer, no such domain, again"u8, GrantStatus.BadPage, Transfer(Frame(10), 13, 77));
        Expect("transfer, no such domain, mapped again"u8, Busy, KernelMemory.MapPage(new VirtualAddress(Window(10)), Frame(10)).Value);
        Unmap(11);
        Expect("transfer, to self by name"u8, GrantStatus.BadDomain, Transfer(Frame(11), 13, 0x7ff0));
        Unmap(12);
        Expect("transfer, nothing accepted"u8, GrantStatus.GeneralError, Transfer(Frame(12), 100));
        Expect("transfer, nothing accepted, the frame is lost"u8, pages - 3, Reservation());
        Unmap(13);
        Expect("transfer, beyond the table"u8, GrantStatus.GeneralError, Transfer(Frame(13), 5000));
        Unmap(14);
        Expect("transfer, an access grant"u8, GrantStatus.GeneralError, Transfer(Frame(14), 10));
        long before = Reservation();
        Unmap(15);
        Expect("transfer"u8, GrantStatus.Okay, Transfer(Frame(15), 13));
        Expect("transfer, pages"u8, before, Reservation());
        Expect("transfer, completed"u8, 14, (long)Entry(13).Read().Flags);
        Expect("transfer, the frame"u8, (long)Frame(15).Value, Entry(13).Read().Frame);
        Expect("transfer, in the place that waited"u8, 4711, (long)MachineToPhysical(Frame(15)));
        Expect("transfer, mapped again"u8, 0, KernelMemory.MapPage(new VirtualAddress(Window(15)), Frame(15)).Value);
        Unmap(16);
        Expect("transfer, accepted already"u8, GrantStatus.GeneralError, Transfer(Frame(16), 13));
        Grant(13, default, GrantEntryFlags.Invalid);
    }

    private GrantStatus Swap(uint first, uint second)
    {
        Span<GrantSwap> swap = stackalloc GrantSwap[1];
        swap[0] = new() { First = new GrantReference(first), Second = new GrantReference(second) };
        HypercallResult result = GrantTableOp.Swap(swap);
        return result.Value == 0 ? swap[0].Status : (GrantStatus)result.Value;
    }

    private void Swapping()
    {
        Grant(20, Frame(5));
        Grant(21, Frame(6), GrantEntryFlags.PermitAccess | GrantEntryFlags.ReadOnly);
        Expect("swap"u8, GrantStatus.Okay, Swap(20, 21));
        Expect("swap, the one"u8, (long)Frame(6).Value, Entry(20).Read().Frame);
        Expect("swap, the other"u8, 1, (long)Entry(21).Read().Flags);
        Expect("swap, with itself"u8, GrantStatus.Okay, Swap(20, 20));
        Expect("swap, beyond the table"u8, GrantStatus.BadReference, Swap(20, 1024));
        Expect("swap, from beyond the table"u8, GrantStatus.BadReference, Swap(1024, 20));
        Expect("swap, nothing granted"u8, GrantStatus.Okay, Swap(30, 31));
        GrantMap map = Map(Window(3), 21);
        Expect("swap, in use"u8, GrantStatus.TryAgain, Swap(20, 21));
        Expect("swap with itself, in use"u8, GrantStatus.Okay, Swap(21, 21));
        _ = Unmap(Window(3), map.Handle);
        Restore(3);
        Grant(20, default, GrantEntryFlags.Invalid);
        Grant(21, default, GrantEntryFlags.Invalid);
    }

    private static long Flush(ulong address, ushort offset, ushort length, uint operation)
    {
        Span<GrantCacheFlush> flush = stackalloc GrantCacheFlush[1];
        flush[0] = new() { DeviceBusAddress = address, Offset = offset, Length = length, Operation = (GrantCacheOperation)operation };
        return GrantTableOp.CacheFlush(flush).Value;
    }

    private void CacheFlushing()
    {
        ulong own = Frame(5).Address.Value;
        Expect("cache flush"u8, 0, Flush(own, 0, 4096, 1));
        Expect("cache flush, both"u8, 0, Flush(own, 0, 4096, 3));
        Expect("cache flush, invalidate"u8, -95, Flush(own, 0, 64, 2));
        Expect("cache flush, crosses"u8, InvalidArgument, Flush(own, 1, 4096, 1));
        Expect("cache flush, nothing"u8, 0, Flush(own, 0, 0, 1));
        Expect("cache flush, no operation"u8, 0, Flush(own, 0, 64, 0));
        Expect("cache flush, unknown"u8, InvalidArgument, Flush(own, 0, 64, 4));
        Expect("cache flush, by grant"u8, InvalidArgument, Flush(8, 0, 64, 0x8000_0001));
        Expect("cache flush, no memory"u8, InvalidArgument, Flush(0xfff_ffff_f000, 0, 64, 1));
        Expect("cache flush, device memory"u8, -1, Flush(4096, 0, 64, 1));
        Expect("cache flush, bad pointer"u8, BadAddress, Gate.Invoke(20, 12, BadPointer, 1));
        Expect("cache flush, none"u8, 0, Gate.Invoke(20, 12, BadPointer, 0));
    }
}
