using System;
using System.Linq;
using Differential.Kernel;
using Differential.Programs;
using Differential.Running;
using HypercallSdk.Abi;

namespace Differential.Generating;

/// <content>What a value's type does not tell: rules of single fields and operations.</content>
public sealed partial class ProgramGenerator
{
    private const ulong Second = 1_000_000_000;

    // Events that come when they come: the machine's console, and whatever its operator does.
    private static readonly ulong[] _virqs = [0, 1, 1, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 16, 23, 24, 0xffff_ffff];

    private Operand? FieldRule(StructureField field) => field.Path switch
    {
        "EventChannelBindVirq.Virq" => Operand.Literal(Pick(_virqs)),
        "EventChannelStatus.Domain" or "EventChannelAllocateUnbound.Domain" or "EventChannelAllocateUnbound.RemoteDomain" or "EventChannelBindInterdomain.RemoteDomain" => Operand.Literal(Roll(90) ? DomainId.Self.Value : Pick((ulong[])[77, 0x7ff1, 0x7ff4])),
        "MmuUpdateRequest.Pointer" => EntryPlace(Roll(80) ? 0UL : Pick((ulong[])[2, 3])),
        "MmuUpdateRequest.Value" => AnyEntry(),
        "MmuUpdate.Execute.foreignDomain" => Operand.Literal(Roll(94) ? DomainId.Self.Value : Pick((ulong[])[77, 0x7ff1, 0x7ff4, 0xffff_ffff, 0x004e_7ff0])),
        "UpdateVaMapping.Set.flags" or "UpdateVaMapping.SetOtherDomain.flags" => Operand.Literal(Roll(90) ? Pick((ulong[])[0, 1, 2, 4, 5, 6]) : Pick((ulong[])[3, 7, 0x11, 0x1000])),
        "MmuExtOp.Execute.domain" or "UpdateVaMapping.SetOtherDomain.domain" => Operand.Literal(Roll(94) ? DomainId.Self.Value : Pick((ulong[])[77, 0x7ff4])),
        "MemoryReservation.ExtentStart" => Frames(),
        "MemoryReservation.ExtentCount" => Operand.Literal(Roll(90) ? (ulong)_random.Next(4) : Pick((ulong[])[ulong.MaxValue, 1UL << 60])),
        "MemoryReservation.ExtentOrder" => Operand.Literal(Roll(92) ? 0UL : Pick(TakesFrames ? [19, 64, 0xffff_ffff] : (ulong[])[1, 10, 19, 64, 0xffff_ffff])),
        "MemoryReservation.Flags" => Operand.Literal(Roll(92) ? 0UL : Pick((ulong[])[64, 1 << 16, 1 << 18])),
        "MemoryExchange.ExchangedCount" => Operand.Literal(Roll(90) ? 0UL : Pick((ulong[])[1, 3, ulong.MaxValue])),
        "GrantMap.HostAddress" or "GrantUnmap.HostAddress" or "GrantUnmapAndReplace.HostAddress" => MappingPlace(),
        "GrantUnmapAndReplace.NewAddress" => Operand.Window((ulong)_random.Next(24) << Page.Shift),
        "GrantMap.Flags" => Operand.Literal(Roll(85) ? Pick((ulong[])[2, 2, 2, 6, 6, 3, 1, 0x12, 0x16]) : (ulong)_random.Next(0x20)),
        "GrantCacheFlush.DeviceBusAddress" => Roll(85) ? Operand.Entry(AnyNumber(), (ulong)_random.Next(64) * 64) : Operand.Literal(Pick((ulong[])[0xfff_ffffUL << Page.Shift, 1UL << 60, ulong.MaxValue])),
        "GrantUnmap.DeviceBusAddress" => Operand.Literal(0),
        "GrantSetupTable.FrameCount" => Operand.Literal(Roll(90) ? 1UL + (ulong)_random.Next(2) : Pick((ulong[])[0, 65, 0xffff_ffff])),
        "GrantStatusFrames.FrameCount" => Operand.Literal((ulong)_random.Next(3)),
        "GrantSetVersion.Version" => Operand.Literal(Roll(60) ? 1UL : Pick((ulong[])[0, 3, 0xffff_ffff])),
        "GrantCacheFlush.Length" => Operand.Literal((ulong)_random.Next(128)),
        "GrantTransfer.Frame" => Taken(),
        "VcpuSetPeriodicTimer.Period" => Operand.Literal(Pick((ulong[])[0, 999_999, 100 * Second, (1UL << 62) - 1, 1UL << 62, ulong.MaxValue])),
        "VcpuSetSingleshotTimer.Timeout" => new Operand(OperandKind.Time, 0, 1000 * Second),
        "Timer.Set.deadline" => FarTime(),
        "VcpuRegisterRunstateMemoryArea.Address" or "VcpuRegisterTimeMemoryArea.Address" => Roll(80) ? new Operand(OperandKind.Volatile, 0, (ulong)_random.Next(32) * 64) : Operand.Literal(0),
        "SchedPoll.PortCount" => Operand.Literal(Pick((ulong[])[129, 0xffff_ffff])),
        "VmAssist.Change.type" => Operand.Literal(Pick((ulong[])[0, 1, 3, 5, 6, 31, 32, 33, 64, 0xffff_ffff])),
        "XenVersion.PageSize.mustBeNull" => Operand.Literal(Roll(80) ? 0UL : 8),
        "MemoryDomain.Domain" => Operand.Literal(Roll(85) ? DomainId.Self.Value : Pick((ulong[])[77, 0x7ff1, 0x7ff4, 0x7fff])),
        _ => null,
    };

    // Timers that would go off while the program runs would do so at different places on two machines, and so would those that
    // are too far away: Xen takes them for an overflow, and they go off in 100 ms.
    private Operand FarTime() => Roll(60) ? new Operand(OperandKind.Time, 0, 1000 * Second) : Operand.Literal(0);

    // An extent of two frames that are given away would be of other frames of the program's on another machine: which of them lie
    // side by side is not the same everywhere.
    private bool TakesFrames => _operation is "MemoryOp.DecreaseReservation" or "MemoryOp.Exchange";

    // A frame that the operation may take away is not named again.
    private Operand Taken()
    {
        int frame = OwnFrame();
        PrepareTransfer(frame);
        _frames.Remove(frame);
        _afterwards.Add(Instruction.Recheck(frame));
        return Operand.Frame(frame);
    }

    // A list of up to four frames for an operation on reservations; those that it may take away are not named again.
    private Operand Frames()
    {
        // A new frame that is written over its own number would look unwritten. An exchange has two lists: the second is of what it gives.
        bool isForNew = _operation is "MemoryOp.PopulatePhysmap" or "MemoryOp.IncreaseReservation" || _afterwards.Exists(instruction => instruction.Code == InstructionCode.Adopt);
        int list = _nextList;
        _nextList += 32;
        for (int index = 0; index < 4; index++)
        {
            int frame = OwnFrame();
            Operand value = isForNew ? new Operand(OperandKind.PseudoPhysical, frame, 0) : Roll(90) ? Operand.Frame(frame) : BadFrame();
            if (TakesFrames)
            {
                _frames.Remove(frame);
                _afterwards.Add(Instruction.Recheck(frame));
            }

            _instructions.Add(Instruction.Store(8, Operand.Argument(list + (index * 8)), value));
        }

        if (!TakesFrames || _operation == "MemoryOp.Exchange")
            _afterwards.Add(Instruction.Adopt(list, 4));

        return Roll(90) ? Operand.Argument(list) : Unwritable();
    }

    // Structures in which fields share a place.
    private bool FillWhole(Type type, int at)
    {
        if (type == typeof(MmuExtendedOperation))
        {
            FillMmuExtended(at);
            return true;
        }

        if (type == typeof(VcpuGuestContext))
        {
            FillContext(at);
            return true;
        }

        if (type == typeof(GrantCopy))
        {
            FillGrantCopy(at);
            return true;
        }

        if (type == typeof(GrantMap) || type == typeof(GrantCacheFlush))
            MaybeGrant();

        return FillUnmap(type, at);
    }

    private void FillMmuExtended(int at)
    {
        ulong command = Roll(93) ? (ulong)_random.Next(21) : Pick((ulong[])[14, 21, 99, 0xffff_ffff]);
        var kind = (MmuExtendedCommand)command;
        Operand first = kind switch
        {
            // A root that does not map the kernel would be the end of it.
            MmuExtendedCommand.NewBasePointer => Roll(50) ? BadFrame() : Operand.Frame(ProgramLayout.FirstTable + _random.Next(3)),

            // The kernel's own root stays pinned.
            MmuExtendedCommand.UnpinTable => Operand.Frame(AnyNumber()),
            MmuExtendedCommand.InvalidatePageLocal or MmuExtendedCommand.InvalidatePageAll or MmuExtendedCommand.InvalidatePageMulti => AnyPage(),
            MmuExtendedCommand.SetLdt => Roll(80) ? Operand.Window((ulong)_random.Next(16) << Page.Shift) : AnyPage(),
            MmuExtendedCommand.NewUserBasePointer => Roll(20) ? Operand.Literal(0) : AnyFrame(),
            _ => AnyFrame(),
        };
        Operand second = kind switch
        {
            MmuExtendedCommand.SetLdt => Operand.Literal(Roll(80) ? (ulong)_random.Next(64) : Pick((ulong[])[8192, 8193, 0xffff_ffff])),
            MmuExtendedCommand.TlbFlushMulti or MmuExtendedCommand.InvalidatePageMulti => Roll(80) ? Operand.Argument(_nextList) : BadAddress(),
            MmuExtendedCommand.CopyPage => Roll(95) ? Operand.Frame(OwnFrame()) : BadFrame(),
            _ => AnyFrame(),
        };
        _instructions.Add(Instruction.Store(4, Operand.Argument(at), Operand.Literal(command)));
        _instructions.Add(Instruction.Store(8, Operand.Argument(at + 8), first));
        _instructions.Add(Instruction.Store(8, Operand.Argument(at + 16), second));
    }

    private void FillGrantCopy(int at)
    {
        MaybeGrant();
        ulong flags = Roll(92) ? (ulong)_random.Next(4) : Pick((ulong[])[4, 0xffff]);
        for (int end = 0; end < 2; end++)
        {
            bool isReference = (flags >> end & 1) != 0;
            int place = at + (end * 16);
            _instructions.Add(Instruction.Store(8, Operand.Argument(place), isReference ? Operand.Literal(Grant()) : Operand.Frame(OwnFrame())));
            _instructions.Add(Instruction.Store(2, Operand.Argument(place + 8), isReference && Roll(85) ? OwnDomain : Operand.Literal(isReference ? Domain() : DomainId.Self.Value)));
            _instructions.Add(Instruction.Store(2, Operand.Argument(place + 10), Operand.Literal(Roll(85) ? (ulong)_random.Next(512) * 8 : Pick((ulong[])[4095, 4096, 0xffff]))));
        }

        _instructions.Add(Instruction.Store(2, Operand.Argument(at + 32), Operand.Literal(Roll(85) ? (ulong)_random.Next(8) * 8 : Pick((ulong[])[4096, 4097, 0xffff]))));
        _instructions.Add(Instruction.Store(2, Operand.Argument(at + 34), Operand.Literal(flags)));
        _instructions.Add(Instruction.Store(2, Operand.Argument(at + 36), Operand.Literal(0x1111)));
    }

    private static AnswerKind AnswerOf(HypercallDescription operation) => operation.Name switch
    {
        "MemoryOp.MaximumRamPage" or "MemoryOp.MaximumReservation" or "MemoryOp.SharingFreedPages" or "MemoryOp.SharingSharedPages" => AnswerKind.Sign,
        "MemoryOp.CurrentReservation" => AnswerKind.Pages,
        _ => AnswerKind.Whole,
    };

    // What is written back by the hypervisor and is a fact about the machine or the moment.
    private void Watch(Type type, int at)
    {
        bool isOfXens = type.Name.StartsWith("Xen", StringComparison.Ordinal) && type != typeof(XenFeatureInfo);
        if (isOfXens || type == typeof(VcpuRunstateInfo) || type == typeof(MachineToPhysicalMapping))
            _afterwards.Add(Instruction.Forget(at, StructureLayout.Measure(type).Size));
        else if (type == typeof(GrantMap))
            _afterwards.AddRange([Instruction.Name(NameKind.Domain, at + 16), Instruction.Forget(at + 24, 8)]);
        else if (type == typeof(GrantUnmap) || type == typeof(GrantUnmapAndReplace))
            _afterwards.Add(Instruction.Name(NameKind.Handle, at + 16));
        else if (type == typeof(EventChannelStatus))
            _afterwards.Add(Instruction.Name(NameKind.StatusDomain, at + 16));
    }

    private void AfterCall(HypercallDescription operation)
    {
        (int start, int count) = _callStructures ?? default;
        switch (_operation)
        {
            case "EventChannelOp.AllocateUnbound" or "EventChannelOp.BindInterdomain" or "EventChannelOp.BindVirq" or "EventChannelOp.BindIpi":
                Type type = OperationTable.MethodOf(operation).GetParameters()[0].ParameterType.GetElementType()!;
                StructureField port = StructureLayout.Of(type).Last(field => field.Type == typeof(Port));
                if (!_isCorrupt)
                    _afterwards.Add(Instruction.Save(_savedPorts++ % (ProgramLayout.SavedCount / 2), 4, start + port.Offset));

                break;
            case "GrantTableOp.Map" when !_isCorrupt:
                KeepHandles(start, count);
                break;
            case "GrantTableOp.SetupTable" or "GrantTableOp.GetStatusFrames":
                _afterwards.Add(Instruction.Forget(_nextList, 16));
                break;
        }
    }
}
