using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Differential.Kernel;

/// <content>What the instructions do.</content>
public partial struct DifferentialKernel
{
    private const int NoTrap = -1;

    // Up to the program's end, or where it waits.
    private void RunInstructions()
    {
        while (!_isFailed)
        {
            ulong word = Next();
            switch ((InstructionCode)(byte)word)
            {
                case InstructionCode.Store:
                    Store(ByteOf(word, 1));
                    break;
                case InstructionCode.Call:
                    RecheckSuspects();
                    Call(ByteOf(word, 1), (AnswerKind)ByteOf(word, 2));
                    break;
                case InstructionCode.Save:
                    Save(ByteOf(word, 1), ByteOf(word, 2), Next());
                    break;
                case InstructionCode.Forget:
                    Forget(Next(), Next());
                    break;
                case InstructionCode.Adopt:
                    Adopt(Next(), Next());
                    break;
                case InstructionCode.Observe:
                    Observe((Observed)ByteOf(word, 1), isLogged: true);
                    break;
                case InstructionCode.Access:
                    Access((AccessKind)ByteOf(word, 1), ByteOf(word, 2));
                    break;
                case InstructionCode.Trap:
                    Raise((byte)ByteOf(word, 1));
                    break;
                case InstructionCode.Wait:
                    Wait(Next());
                    return;
                case InstructionCode.Recheck:
                    Recheck(ByteOf(word, 1) & (ProgramLayout.OwnFrames - 1));
                    break;
                case InstructionCode.Name:
                    Name((NameKind)ByteOf(word, 1), Next());
                    break;
                case InstructionCode.Attach:
                    Attach(NextOperand());
                    break;
                case InstructionCode.Digest:
                    Digest(Next());
                    break;
                default:
                    Finish();
                    return;
            }
        }
    }

    private ulong Next() => _place < _end ? _module[(long)_place++].Read() : 0;

    private static int ByteOf(ulong word, int index) => (int)(word >> (8 * index)) & 0xff;

    private ulong NextOperand()
    {
        ulong word = Next();
        int index = ByteOf(word, 1) & (ProgramLayout.FrameCount - 1);
        ulong value = Next();
        return (OperandKind)(byte)word switch
        {
            OperandKind.Arguments => Arguments + value,
            OperandKind.Window => Window + value,
            OperandKind.Volatile => VolatilePage + value,
            OperandKind.GrantTable => GrantPage + value,
            OperandKind.SharedInfo => Gate.ImageAddress(KernelImagePlace.SharedInfo) + value,
            OperandKind.Table => AddressOfTable(index) + value,
            OperandKind.Frame => _frames[index] + value,
            OperandKind.Entry => (_frames[index] << Page.Shift) | value,
            OperandKind.Saved => _saved[index] + value,
            OperandKind.Time => Timers.SystemTime + value,
            OperandKind.Domain => _domain,
            OperandKind.PseudoPhysical => _pseudoPhysical[index] + value,
            _ => value,
        };
    }

    private void Store(int size)
    {
        ulong address = NextOperand();
        ulong value = NextOperand();
        Write(address, size, value);
        if (address - Arguments < ProgramLayout.ArgumentsSize)
        {
            LookAtArguments(address - Arguments, (ulong)(uint)size);
        }
    }

    private void Call(int count, AnswerKind kind)
    {
        ulong number = Next();
        ulong first = count > 0 ? NextOperand() : 0;
        ulong second = count > 1 ? NextOperand() : 0;
        ulong third = count > 2 ? NextOperand() : 0;
        ulong fourth = count > 3 ? NextOperand() : 0;
        ulong fifth = count > 4 ? NextOperand() : 0;
        FlushTranslations();
        long answer = Gate.Invoke(number, first, second, third, fourth, fifth);
        LogNumber(kind switch
        {
            AnswerKind.Sign when answer > 0 => 1,
            AnswerKind.Pages when answer > 0 => answer - (long)_pagesAtFirst,
            _ => answer,
        });
    }

    // Ports and handles are small; what is not is what the operation was to overwrite, and did not.
    private void Save(int index, int size, ulong offset)
    {
        ulong value = offset < ProgramLayout.ArgumentsSize ? Read(Arguments + offset, size) : 0;

        // Nor is the store's or the console's port one that a program made.
        bool isTaken = index < ProgramLayout.SavedCount / 2 && IsFromTheStart(value);
        _saved[index & (ProgramLayout.SavedCount - 1)] = value <= ProgramLayout.LargestSaved && !isTaken ? value : 0;
        RememberMapping(index, offset);
    }

    // Cleared, so that it is not seen later either, beside something that is written there.
    private void Forget(ulong offset, ulong length)
    {
        for (ulong place = offset; place < offset + length && place < ProgramLayout.ArgumentsSize; place++)
        {
            Write(Arguments + place, 1, 0);
        }

        LookAtArguments(offset, length);
    }

    private void Adopt(ulong offset, ulong count)
    {
        for (ulong index = 0; index < count && offset + 8 <= ProgramLayout.ArgumentsSize; index++, offset += 8)
        {
            ulong frame = Read(Arguments + offset, 8);
            if (frame == SeenArgument(offset))
            {
                // Nobody wrote it.
                continue;
            }

            Write(Arguments + offset, 8, NumberMark + Adopt(frame));
        }
    }

    // A frame that was given away while an entry or a table held it is the domain's until that lets go of it: only then it
    // may come to lie under another name.
    private void RecheckSuspects()
    {
        for (int number = 0; number < ProgramLayout.OwnFrames && _suspects != 0; number++)
        {
            if ((_suspects >> number & 1) != 0)
            {
                Recheck(number);
            }
        }
    }

    // Whether it can be mapped for reading, which any frame of the domain's can, says whether it still is one.
    private void Recheck(int number)
    {
        if (!TryProbe(number))
        {
            TakeOut(_frames[number]);
            _frames[number] = Nowhere;
            _suspects &= ~(1UL << number);
        }
        else
        {
            _suspects |= 1UL << number;
            EndProbe();
        }
    }

    // Maps a frame for reading at a place that no program has.
    private bool TryProbe(int number) =>
        UpdateVaMapping.Set(new VirtualAddress(ProbePage), new PageTableEntry(new MachineFrame(_frames[number]), PageTableFlags.Present | PageTableFlags.User), UpdateVaMappingFlags.InvalidatePage).IsSuccess;

    private static void EndProbe() => _ = UpdateVaMapping.Set(new VirtualAddress(ProbePage), default, UpdateVaMappingFlags.InvalidatePage); // the place is the kernel's own

    // What a page or a table in nobody's use still says of a lost frame would come true again where the frame is given to the
    // program once more, which on another machine it is not.
    private void TakeOut(ulong lost)
    {
        for (int number = 0; number <= ProgramLayout.Root; number++)
        {
            if (!TryProbe(number))
            {
                continue;
            }

            for (ulong place = 0; place < Page.Size; place += sizeof(ulong))
            {
                if ((Read(ProbePage + place, 8) & FrameBits) >> Page.Shift == lost)
                {
                    WriteEntry((_frames[number] << Page.Shift) + place, 0);
                }
            }
        }

        EndProbe();

        // So would a grant of it.
        for (ulong place = GrantPage + sizeof(uint); place < GrantPage + Page.Size; place += sizeof(ulong))
        {
            if (Read(place, 4) == lost)
            {
                Write(place, 4, Nowhere);
            }
        }
    }

    private void Access(AccessKind kind, int size)
    {
        ulong address = NextOperand();
        ulong value = NextOperand();
        FlushTranslations();
        BeginAccess(address);
        ulong read = 0;
        switch (kind)
        {
            case AccessKind.Read:
                read = Read(address, size);
                break;
            case AccessKind.Write:
                Write(address, size, value);
                break;
            case AccessKind.Exchange:
                read = new GuestPointer<ulong>(address).CompareExchange(value, 0);
                break;
            default:
                // A place without a lone `ret` is not called.
                if (new GuestPointer<byte>(address).Read() == 0xc3)
                {
                    Gate.Execute(address);
                }

                break;
        }

        _isAccessing = false;
        LogNumber((long)Canonical(read));
    }

    // What faults from now on is the program's own access, and mended.
    private void BeginAccess(ulong address)
    {
        _isAccessing = true;
        _accessAddress = address;
        _faults = 0;
    }

    // How long a translation lives that nobody flushed is the processor's own business.
    private static void FlushTranslations() => _ = Execute(MmuExtendedCommand.TlbFlushLocal, 0, 0); // cannot fail

    private void Raise(byte vector)
    {
        _trapTaken = NoTrap;
        Gate.RaiseTrap(vector);
        LogNumber(_trapTaken);
    }

    [TrapHandler(TrapVector.Breakpoint)]
    private void OnBreakpoint(ref TrapFrame frame) => _trapTaken = (int)TrapVector.Breakpoint;

    [TrapHandler(TrapVector.InvalidOpcode)]
    private void OnInvalidOpcode(ref TrapFrame frame)
    {
        _trapTaken = (int)TrapVector.InvalidOpcode;
        frame.Rip += 2; // over ud2
    }

    // Mends what the program's own access ran into: the window's tables are put right, and the spare page is mapped there.
    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        VirtualAddress address = Traps.FaultAddress;
        if (!_isAccessing || address.Value - Window >= ProgramLayout.WindowPages * Page.Size || ++_faults > 3)
        {
            FlushLog();
            GuestConsole.WriteLine($"A page fault that no program asked for, error {frame.Error:x}, at {address}, from {frame.Rip:x}");
            StopAtOnce();
            return;
        }

        LogFault(frame.Error, address.Value - _accessAddress);
        MendWindow(address);
    }

    private static ulong Read(ulong address, int size) => size switch
    {
        1 => new GuestPointer<byte>(address).Read(),
        2 => new GuestPointer<ushort>(address).Read(),
        4 => new GuestPointer<uint>(address).Read(),
        _ => new GuestPointer<ulong>(address).Read(),
    };

    private static void Write(ulong address, int size, ulong value)
    {
        switch (size)
        {
            case 1:
                new GuestPointer<byte>(address).Write((byte)value);
                break;
            case 2:
                new GuestPointer<ushort>(address).Write((ushort)value);
                break;
            case 4:
                new GuestPointer<uint>(address).Write((uint)value);
                break;
            default:
                new GuestPointer<ulong>(address).Write(value);
                break;
        }
    }
}
