using System;
using Differential.Kernel;
using Differential.Programs;
using Differential.Running;
using HypercallSdk.Abi;

namespace Differential.Generating;

/// <content>Fields whose values depend on the place, and the state of a vCPU.</content>
public sealed partial class ProgramGenerator
{
    // Of the programs as domain 0 one in so many has the other interface to events, which it does not leave again.
    private const int FifoProgramsApart = 4;

    // Places in a vCPU's state, and what is refused there whatever else it holds.
    private static readonly (int Offset, ulong Value)[] _refusedInContext =
    [
        (648, NotCanonical), // instruction pointer
        (672, NotCanonical), // stack pointer
        (728, NotCanonical), // address of the first trap's handler
        (4824, 8193), // entries of the local descriptor table
        (4960, 7169), // entries of the global one
        (4976, NotCanonical), // the kernel's stack
        (5008, 0xfff_ffffUL << Page.Shift), // root
        (5112, NotCanonical), // callbacks
        (5120, NotCanonical),
        (5128, NotCanonical),
        (5144, NotCanonical), // segment bases
        (5152, NotCanonical),
        (5160, NotCanonical),
    ];

    // A grant whose mapping a program overwrote stays in use for ever, so each program of a boot has entries of its own.
    private const int GrantsEach = 24;

    private bool _hasFifo;
    private int _firstGrant;

    private static Operand OwnDomain => new(OperandKind.Domain, 0, 0);

    private Operand? PlaceRule(StructureField field) => field.Path switch
    {
        // What grants are about is a domain by its number; DOMID_SELF is none.
        "GrantMap.Domain" or "GrantTransfer.Domain" => Roll(85) ? OwnDomain : Operand.Literal(Domain()),

        // Without the other interface, only what is refused: an unprivileged domain would lose its console's port when it is left.
        "EventChannelInitControl.Offset" => Operand.Literal(_hasFifo && Roll(80) ? (ulong)_random.Next(64) * 8 : Pick((ulong[])[4, 4084, 4096, 0xffff_ffff])),
        "EventChannelInitControl.ControlFrame" or "EventChannelExpandArray.ArrayFrame" => Roll(80) ? Operand.Frame(OwnFrame()) : AnyFrame(),
        "EventChannelReset.Domain" => Operand.Literal(_place == Place.DomainZero && !_hasFifo && Roll(60) ? DomainId.Self.Value : Pick((ulong[])[77, 0x7ff1, 0x7ff4, 0x7fff])),
        "EventChannelSetPriority.Priority" => Operand.Literal(Roll(80) ? (ulong)_random.Next(16) : Pick((ulong[])[16, 0xffff_ffff])),

        // The second vCPU is never initialised, so that it cannot come up.
        "VcpuOp.Initialise.vcpu" => Operand.Literal(Pick((ulong[])[0, 1, 1, 1, 2, 9])),
        "VcpuOp.Up.vcpu" => Operand.Literal(Pick((ulong[])[0, 1, 1, 2, 9, 0xffff_ffff])),
        "VcpuOp.Down.vcpu" => Operand.Literal(Pick((ulong[])[1, 1, 2, 9, 0xffff_ffff])),
        _ => null,
    };

    // At least one thing in it is refused.
    private void FillContext(int at)
    {
        (int Offset, ulong Value) first = Pick(_refusedInContext);
        _instructions.Add(Instruction.Store(8, Operand.Argument(at + 512), Operand.Literal(Roll(80) ? 4UL : (ulong)_random.Next(64))));
        _instructions.Add(Instruction.Store(8, Operand.Argument(at + 4832), AnyFrame()));
        _instructions.Add(Instruction.Store(8, Operand.Argument(at + 4960), Operand.Literal(Roll(50) ? 0UL : 512)));
        _instructions.Add(Instruction.Store(8, Operand.Argument(at + 5008), Roll(80) ? Operand.Entry(AnyNumber(), 0) : Operand.Literal(0)));
        if (Roll(30) && Pick(_refusedInContext) is var second)
            _instructions.Add(Instruction.Store(8, Operand.Argument(at + second.Offset), Operand.Literal(second.Value)));

        _instructions.Add(Instruction.Store(8, Operand.Argument(at + first.Offset), Operand.Literal(first.Value)));
    }
}
