using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>Bits above the command, assists and multicalls.</content>
public partial struct ReservationAnswersKernel
{
    // Bits above the command where nothing was interrupted: some say so, and some are no command then.
    private void Continuations()
    {
        new GuestPointer<MemoryReservation>(Window(2)).Write(default);
        ReadOnlySpan<byte> refused = [2, 3, 4, 14, 24, 26, 27];
        foreach (byte command in refused)
        {
            Expect("continued, refused"u8, InvalidArgument, Gate.Invoke(12, command | (1UL << 6), Window(2)));
        }

        ReadOnlySpan<byte> unknown = [5, 9, 10, 12, 13, 16, 17, 18, 19, 25];
        foreach (byte command in unknown)
        {
            Expect("continued, no such command"u8, NotImplemented, Gate.Invoke(12, command | (1UL << 6), Window(2)));
        }
    }

    private void Assists()
    {
        ReadOnlySpan<byte> known = [0, 1, 2, 3, 4, 5, 32];
        foreach (byte type in known)
        {
            Expect("assist, on"u8, 0, VmAssist.Change(VmAssistCommand.Enable, (VmAssistType)type).Value);
            Expect("assist, off"u8, 0, VmAssist.Change(VmAssistCommand.Disable, (VmAssistType)type).Value);
            Expect("assist, no such command"u8, NotImplemented, VmAssist.Change((VmAssistCommand)2, (VmAssistType)type).Value);
        }

        Expect("assist, 6"u8, InvalidArgument, VmAssist.Change(VmAssistCommand.Enable, (VmAssistType)6).Value);
        Expect("assist, 33"u8, InvalidArgument, VmAssist.Change(VmAssistCommand.Enable, (VmAssistType)33).Value);
        Expect("assist, 64"u8, InvalidArgument, VmAssist.Change(VmAssistCommand.Enable, (VmAssistType)64).Value);
        Expect("assist, no such command nor mode"u8, InvalidArgument, VmAssist.Change((VmAssistCommand)2, (VmAssistType)63).Value);
    }

    private static void Call(long index, ulong operation, ulong first = 0, ulong second = 0)
    {
        MulticallEntry entry = new() { Operation = operation, Result = 55 };
        entry.Arguments[0] = first;
        entry.Arguments[1] = second;
        new GuestPointer<MulticallEntry>(Window(3))[index].Write(entry);
    }

    private static long Result(long index) => new GuestPointer<MulticallEntry>(Window(3))[index].Read().Result;

    private void Batches()
    {
        Call(0, 13, Window(3), 1);
        Call(1, 17);
        Call(2, 1000);
        Call(3, 17, 99);
        Call(4, 17, 1, BadPointer);
        Expect("batch"u8, 0, Multicall.Execute(new GuestPointer<MulticallEntry>(Window(3)), 5).Value);
        Expect("batch in a batch"u8, InvalidArgument, Result(0));
        Expect("batch, version"u8, (4 << 16) | 17, Result(1));
        Expect("batch, no such number"u8, NotImplemented, Result(2));
        Expect("batch, no such command"u8, NotImplemented, Result(3));
        Expect("batch, bad pointer in a call"u8, BadAddress, Result(4));
        Expect("batch, empty"u8, 0, Multicall.Execute(new GuestPointer<MulticallEntry>(BadPointer), 0).Value);
        Expect("batch, bad pointer"u8, BadAddress, Multicall.Execute(new GuestPointer<MulticallEntry>(BadPointer), 1).Value);
        Expect("batch, in the hypervisor"u8, BadAddress, Multicall.Execute(new GuestPointer<MulticallEntry>(HypervisorMemory.Start), 1).Value);
        Call(0, 17 | (1UL << 32));
        Expect("batch, upper bits of a number"u8, 0, Multicall.Execute(new GuestPointer<MulticallEntry>(Window(3)), 1).Value);
        Expect("batch, upper bits of a number, no such"u8, NotImplemented, Result(0));

        // An entry that a call before it writes is read as written: the feature query of entry 0 writes entry 1's number.
        Call(1, 17);
        new GuestPointer<XenFeatureInfo>(Window(3) + 64).Write(new() { SubmapIndex = 0 });
        Call(0, 17, 6, Window(3) + 64);
        Expect("batch, entries written by entries"u8, 0, Multicall.Execute(new GuestPointer<MulticallEntry>(Window(3)), 2).Value);
        Expect("batch, entries written by entries, first"u8, 0, Result(0));
        Expect("batch, entries written by entries, second"u8, NotImplemented, Result(1));

        // The page's last entry, and one beyond it.
        Unmap(5);
        GuestPointer<MulticallEntry> last = new(Window(5) - 64);
        last.Write(new() { Operation = 17 });
        Expect("batch, second not there"u8, BadAddress, Multicall.Execute(last, 2).Value);
        Expect("batch, second not there, first done"u8, (4 << 16) | 17, last.Read().Result);
        _ = KernelMemory.MapPage(new VirtualAddress(Window(4)), new PageTableEntry(Frame(4), PageTableFlags.Present | PageTableFlags.User));
        Expect("batch, read-only"u8, BadAddress, Multicall.Execute(last, 1).Value);
        _ = KernelMemory.MapPage(new VirtualAddress(Window(4)), Frame(4));
        _ = KernelMemory.MapPage(new VirtualAddress(Window(5)), Frame(5));
    }
}
