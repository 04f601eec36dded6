using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Differential.Kernel;

/// <content>The end of a program: what it left behind is undone.</content>
public partial struct DifferentialKernel
{
    private const int AssistsUndone = 6;
    private const int EntriesOfTable = Page.Size / sizeof(ulong);

    private void Finish()
    {
        Observe(Observed.All, isLogged: true);
        BeginToken((byte)'#');
        ulong outcome = ResetState();
        LogHexadecimal(outcome);
        Observe(Observed.All, isLogged: false);
    }

    private bool IsWindowWhole() =>
        (EntryOf(ProgramLayout.Root, WindowSlot) & ~0x60UL) == Link(ProgramLayout.FirstTable + 2)
        && (EntryOf(ProgramLayout.FirstTable + 2, 0) & ~0x60UL) == Link(ProgramLayout.FirstTable + 1)
        && (EntryOf(ProgramLayout.FirstTable + 1, 0) & ~0x60UL) == Link(ProgramLayout.FirstTable);

    private static ulong Link(int table) => ((NumberMark + (ulong)(uint)table) << Page.Shift) | 7;

    // Undoes what a program may have done, whatever that was: most of it was not, and is refused. Answers which of the
    // program's own frames could not be taken up again, a bit each, and above them how many were replaced, and how many pages
    // more or less the domain has than at first.
    private ulong ResetState()
    {
        EndMappings();
        ResetEvents(); // whose pages the hypervisor holds
        Release();
        ResetTables();
        EndLostMappings();
        ulong outcome = ResetFrames();
        _ = Execute(MmuExtendedCommand.ClearPage, _frames[ProgramLayout.SpareFrame], 0); // refused if it is a table, and then there are no words of a program in it
        ResetTimers();
        ClearGrants();
        for (ulong page = 0; page < ProgramLayout.ArgumentsSize; page += 8)
        {
            Write(Arguments + page, 8, 0);
        }

        MemoryDomain own = new() { Domain = DomainId.Self };
        ulong pages = (ulong)MemoryOp.CurrentReservation(in own).Value;
        _pagesAtFirst = _pagesAtFirst == 0 ? pages : _pagesAtFirst;
        return outcome ^ ((pages - _pagesAtFirst) << 48);
    }

    // Whatever holds a page as a table or a descriptor table lets go of it.
    private void Release()
    {
        _ = Execute(MmuExtendedCommand.NewUserBasePointer, 0, 0);
        _ = Execute(MmuExtendedCommand.SetLdt, 0, 0);
        for (int number = 0; number < ProgramLayout.FrameCount; number++)
        {
            if (number != ProgramLayout.Root && _frames[number] != 0)
            {
                _ = Execute(MmuExtendedCommand.UnpinTable, _frames[number], 0);
            }
        }
    }

    // What a table that nothing refers to still lists may be lost by now, and keep it from becoming a table again; and while it
    // was a page, a program may have written anywhere in it. So all is cleared before the links are made, from below.
    private void ResetTables()
    {
        for (int index = 0; index < EntriesOfTable; index++)
        {
            SetEntry(ProgramLayout.FirstTable, index, 0);
            SetEntry(ProgramLayout.FirstTable + 1, index, 0);
            SetEntry(ProgramLayout.FirstTable + 2, index, 0);
        }

        LinkTables();
    }

    private void LinkTables()
    {
        SetEntry(ProgramLayout.FirstTable + 1, 0, Entry(ProgramLayout.FirstTable));
        SetEntry(ProgramLayout.FirstTable + 2, 0, Entry(ProgramLayout.FirstTable + 1));
        SetEntry(ProgramLayout.Root, WindowSlot, Entry(ProgramLayout.FirstTable + 2));
    }

    private ulong Entry(int number) => (_frames[number] << Page.Shift) | (ulong)ReadWrite;

    private void SetEntry(int table, int index, ulong value)
    {
        if (Read(AddressOfTable(table) + ((ulong)(uint)index * 8), 8) == value)
        {
            return;
        }

        WriteEntry((_frames[table] << Page.Shift) + ((ulong)(uint)index * 8), value);
    }

    // Refused where a program made something else of the frame.
    private static void WriteEntry(ulong place, ulong value)
    {
        MmuUpdateRequest request = new(new MachineAddress(place), MmuUpdateCommand.Normal, value);
        _ = MmuUpdate.Execute(new ReadOnlySpan<MmuUpdateRequest>(in request), out _, DomainId.Self.Value);
    }

    private ulong ResetFrames()
    {
        ulong outcome = 0;
        for (int number = ProgramLayout.FirstAdopted; number < ProgramLayout.FirstAdopted + _adopted; number++)
        {
            _ = Reserve(_frames[number], populates: false, out _); // where it is still the domain's
            _frames[number] = 0;
        }

        _adopted = 0;

        // All are tried before the first is replaced: its replacement may be a frame that another one was.
        for (int number = 0; number < ProgramLayout.OwnFrames; number++)
        {
            if (!MapOwn(number))
            {
                outcome |= 1UL << number;
                _frames[number] = 0;
            }
        }

        for (int number = 0; number < ProgramLayout.OwnFrames; number++)
        {
            if (_frames[number] == 0 && Reserve(_pseudoPhysical[number], populates: true, out ulong frame) == 1)
            {
                _frames[number] = frame;
                outcome += 1UL << 32;
                outcome |= MapOwn(number) ? 0 : 1UL << (16 + number);
            }
        }

        return outcome;
    }

    private bool MapOwn(int number)
    {
        VirtualAddress address = new(Window + ((ulong)(uint)number * Page.Size));
        HypercallResult result = _frames[number] == 0 ? XenErrno.InvalidArgument : UpdateVaMapping.Set(address, new PageTableEntry(Entry(number)), UpdateVaMappingFlags.InvalidatePage);
        return result.IsSuccess && Execute(MmuExtendedCommand.ClearPage, _frames[number], 0).IsSuccess;
    }

    // The frame's place in the argument area is the operation's list, in and out.
    private static long Reserve(ulong frame, bool populates, out ulong result)
    {
        GuestPointer<ulong> list = new(Arguments);
        list.Write(frame);
        MemoryReservation reservation = new() { ExtentStart = list, ExtentCount = 1, Domain = DomainId.Self };
        long count = populates ? MemoryOp.PopulatePhysmap(in reservation).Value : MemoryOp.DecreaseReservation(in reservation).Value;
        result = list.Read();
        return count;
    }

    private void RememberPorts()
    {
        for (uint port = 1; port < 64; port++)
        {
            _portsFromTheStart |= IsOpen(port) ? 1UL << (int)port : 0;
        }
    }

    private bool IsFromTheStart(ulong port) => port < 64 && (_portsFromTheStart >> (int)port & 1) != 0;

    private static bool IsOpen(uint port)
    {
        EventChannelStatus status = new() { Domain = DomainId.Self, Port = new Port(port) };
        return EventChannelOp.Status(ref status).IsSuccess && status.State != EventChannelState.Closed;
    }

    private void ResetEvents()
    {
        DetachPorts();
        LeaveFifo();
        ulong info = Gate.ImageAddress(KernelImagePlace.SharedInfo);
        for (ulong word = 0; word < EventWordsCompared; word++)
        {
            Write(info + PendingBits + (word * 8), 8, 0);
            Write(info + MaskBits + (word * 8), 8, ulong.MaxValue);
        }

        for (ulong vcpu = 0; vcpu < 2; vcpu++)
        {
            ulong place = info + (vcpu * VcpuInfoSize);
            Write(place, 1, 0);
            Write(place + 1, 1, 1);
            Write(place + 8, 8, 0);
        }
    }

    private static void ResetTimers()
    {
        _ = HypercallSdk.Abi.Timer.Set(0); // cannot fail, nor can the next three
        _ = VcpuOp.StopSingleshotTimer(default);
        _ = VcpuOp.StopPeriodicTimer(default);
        _ = VcpuOp.RegisterRunstateMemoryArea(default, default);
        for (uint type = 0; type < AssistsUndone; type++)
        {
            _ = VmAssist.Change(VmAssistCommand.Disable, (VmAssistType)type); // refused where there is no such type
        }

        GrantSetVersion version = new() { Version = 1 };
        _ = GrantTableOp.SetVersion(ref version); // refused while grants are in use
    }

    // The program's tables as they should be, and the spare page at one address.
    private void MendWindow(VirtualAddress address)
    {
        LinkTables();
        if (!IsWindowWhole() || MapSpare(address).IsError)
        {
            Release();
            ResetTables();
            if (MapSpare(address).IsError)
            {
                FlushLog();
                GuestConsole.WriteLine($"The window cannot be mended at {address}");
                StopAtOnce();
            }
        }

        FlushTranslations();
    }

    private HypercallResult MapSpare(VirtualAddress address) =>
        UpdateVaMapping.Set(address.PageStart, new PageTableEntry(Entry(ProgramLayout.SpareFrame)), UpdateVaMappingFlags.InvalidatePage);

    private static HypercallResult Execute(MmuExtendedCommand command, ulong frame, uint entries)
    {
        MmuExtendedOperation operation = new() { Command = command, Frame = new MachineFrame(frame), EntryCount = entries };
        return MmuExtOp.Execute(new ReadOnlySpan<MmuExtendedOperation>(in operation), out _, DomainId.Self);
    }
}
