using System;
using System.Collections.Generic;
using System.Linq;
using Differential.Kernel;
using Differential.Programs;
using HypercallSdk.Abi;

namespace Differential.Generating;

/// <content>Grants that lead somewhere: made before they are used, ended where they were mapped, awaited before a transfer.</content>
public sealed partial class ProgramGenerator
{
    // Where the grants that a handle was kept of were mapped.
    private readonly Dictionary<int, Operand> _mappedAt = [];
    private readonly List<Operand> _hostAddresses = [];
    private ulong? _lastGrant;

    // The one that was made last, more often than not.
    private ulong Grant()
    {
        if (_lastGrant is { } last && Roll(60))
            return last;

        return Roll(85) ? (ulong)(_firstGrant + _random.Next(GrantsEach)) : Pick((ulong[])[511, 512, 0x7fff, 0xffff_fff0, 0xffff_ffff]);
    }

    // Makes a grant first, of the program's own frame to its own domain, or something that is none.
    private void MaybeGrant()
    {
        if (Roll(60))
            MakeGrant(Roll(92) ? Operand.Frame(AnyNumber()) : BadFrame(), Roll(85) ? Pick((ulong[])[1, 1, 1, 5, 5]) : (uint)_random.Next(32));
    }

    private void MakeGrant(Operand frame, ulong flags)
    {
        ulong grant = (ulong)(_firstGrant + _random.Next(GrantsEach));
        _lastGrant = grant;
        Operand entry = new(OperandKind.GrantTable, 0, grant * 8);
        _instructions.Add(Instruction.Store(2, entry, Operand.Literal(0)));
        _instructions.Add(Instruction.Store(2, entry with { Value = entry.Value + 2 }, Roll(92) ? OwnDomain : Operand.Literal(77)));
        _instructions.Add(Instruction.Store(4, entry with { Value = entry.Value + 4 }, frame));
        _instructions.Add(Instruction.Store(2, entry, Operand.Literal(flags)));
    }

    private Operand MappingPlace()
    {
        Operand place = Roll(80) ? Operand.Window((ulong)(16 + _random.Next(8)) << Page.Shift) : Roll(50) ? Operand.Entry(ProgramLayout.FirstTable, (ulong)(16 + _random.Next(8)) * 8) : AnyPage();
        if (_operation == "GrantTableOp.Map")
            _hostAddresses.Add(place);

        return place;
    }

    // The handles of the mappings that were just made.
    private void KeepHandles(int start, int count)
    {
        for (int index = 0; index < count; index++)
        {
            int number = (ProgramLayout.SavedCount / 2) + (_savedHandles++ % (ProgramLayout.SavedCount / 2));
            int place = start + (index * 32) + 20;
            if (index < _hostAddresses.Count)
                _mappedAt[number] = _hostAddresses[index];

            // Before anything of what came out is forgotten: it is what ends the mapping in the end.
            _afterwards.Insert(index, Instruction.Save(number, 4, place));
            _afterwards.Add(Instruction.Name(NameKind.Handle, place));
        }
    }

    // A mapping that there is, at the place where it is.
    private bool FillUnmap(Type type, int at)
    {
        if ((type != typeof(GrantUnmap) && type != typeof(GrantUnmapAndReplace)) || _mappedAt.Count == 0 || Roll(40))
            return false;

        (int number, Operand place) = Roll(50) ? _mappedAt.Last() : _mappedAt.ElementAt(_random.Next(_mappedAt.Count));
        _instructions.Add(Instruction.Store(8, Operand.Argument(at), place));
        if (type == typeof(GrantUnmapAndReplace))
            _instructions.Add(Instruction.Store(8, Operand.Argument(at + 8), Operand.Window((ulong)_random.Next(24) << Page.Shift)));

        _instructions.Add(Instruction.Store(4, Operand.Argument(at + 16), new Operand(OperandKind.Saved, number, 0)));
        return true;
    }

    // A frame that is not mapped any longer where it was from the start, and an entry that waits for one.
    private void PrepareTransfer(int frame)
    {
        if (Roll(60))
            _instructions.Add(Instruction.Call((ulong)HypercallNumber.UpdateVaMapping, AnswerKind.Whole, [Operand.Window((ulong)frame << Page.Shift), Operand.Literal(0), Operand.Literal(2)]));

        if (Roll(60))
            MakeGrant(new Operand(OperandKind.PseudoPhysical, frame, 0), 2);
    }
}
