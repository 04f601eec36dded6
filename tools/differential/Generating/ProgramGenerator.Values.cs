using System;
using System.Linq;
using Differential.Kernel;
using Differential.Programs;
using Differential.Running;
using HypercallSdk.Abi;

namespace Differential.Generating;

/// <content>Values by their type.</content>
public sealed partial class ProgramGenerator
{
    private const ulong NotCanonical = 0x0000_9000_0000_0000;

    private static readonly ulong[] _numbers = [0, 1, 2, 3, 4, 7, 8, 16, 63, 64, 255, 256, 4095, 4096, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 1UL << 32, 1UL << 52, long.MaxValue, ulong.MaxValue];

    private Operand ValueOf(StructureField field) => PlaceRule(field) ?? FieldRule(field) ?? ByType(field.Type);

    private Operand ByType(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(GuestPointer<>))
            return Roll(80) ? Operand.Argument(_nextList) : Unwritable();

        return type.Name switch
        {
            nameof(DomainId) => Operand.Literal(Domain()),
            nameof(VcpuId) => Operand.Literal(Roll(75) ? 0UL : Pick((ulong[])[1, 1, 2, 9, 0xffff_ffff])),
            nameof(Port) => Port(),
            nameof(MachineFrame) => AnyFrame(),
            nameof(MachineAddress) => EntryPlace(0),
            nameof(PseudoPhysicalFrame) => new Operand(OperandKind.PseudoPhysical, OwnFrame(), 0),
            nameof(VirtualAddress) => AnyPage(),
            nameof(PageTableEntry) => AnyEntry(),
            nameof(GrantReference) => Operand.Literal(Grant()),
            nameof(GrantHandle) => Handle(),
            _ when type.IsEnum => EnumValue(type),
            _ => Operand.Literal(Roll(70) ? (ulong)_random.Next(4) : Pick(_numbers)),
        };
    }

    private Operand EnumValue(Type type)
    {
        ulong[] values = [.. Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => unchecked((ulong)Convert.ToInt64(value, null)))];
        return Operand.Literal(Roll(85) ? Pick(values) : Pick(_numbers));
    }

    private ulong Domain() => Roll(85) ? DomainId.Self.Value : Pick((ulong[])[0, 77, 0x7fef, 0x7ff1, 0x7ff2, 0x7ff3, 0x7ff4, 0x7fff, 0xffff]);

    // Ports of store and console stay open: the log goes through one.
    private Operand Port()
    {
        if (_savedPorts > 0 && Roll(70))
            return new Operand(OperandKind.Saved, _random.Next(Math.Min(_savedPorts, ProgramLayout.SavedCount / 2)), 0);

        uint first = _place == Place.Unprivileged ? 3u : 1u;
        return Operand.Literal(Roll(60) ? first + (ulong)_random.Next(12) : Pick((ulong[])[0, 1023, 1024, 4095, 4096, 131_071, 131_072, 0xffff_ffff]));
    }

    // None of those that are really given: a mapping whose frame went away can be ended where that frame has come back, which on
    // another machine it has not.
    private Operand Handle() => _savedHandles > 0 && Roll(70)
        ? new Operand(OperandKind.Saved, (ProgramLayout.SavedCount / 2) + _random.Next(Math.Min(_savedHandles, ProgramLayout.SavedCount / 2)), 0)
        : Operand.Literal(Pick((ulong[])[ProgramLayout.NoHandle, ProgramLayout.NoHandle + 1, 0x7fff_ffff, 0xffff_ffff]));

    private int OwnFrame() => _frames.Count == 0 ? 0 : Pick(_frames);

    // The frame of a table, or one of the program's own; for reading, or to be refused.
    private int AnyNumber() => Roll(75) ? OwnFrame() : ProgramLayout.FirstTable + _random.Next(3);

    // Frames that are nobody's on either machine: beyond memory, and beyond what a processor addresses. No page that the kernel
    // itself works in: cleared or copied over, it would say other things on two machines.
    private Operand AnyFrame() => Roll(92) ? Operand.Frame(AnyNumber()) : Roll(40) ? Operand.Frame(ProgramLayout.Root) : BadFrame();

    private Operand BadFrame() => Operand.Literal(Pick((ulong[])[0xfff_ffff, 0xff_ffff_ffff, 1UL << 52, ulong.MaxValue]));

    private Operand AnyPage() => Roll(92) ? Operand.Window((ulong)_random.Next(20) << Page.Shift) : Roll(50) ? Operand.Window(((ulong)_random.Next(16) << Page.Shift) + 8) : Operand.Literal(Pick((ulong[])[0, 0x4000_0000, NotCanonical, 0xffff_8000_0000_0000, 0xffff_8300_0000_0000]));

    private Operand AnyEntry()
    {
        if (Roll(12))
            return Operand.Literal(0);

        return Roll(92) ? Operand.Entry(AnyNumber(), (ulong)EntryFlags()) : Operand.Literal(Pick((ulong[])[0x66, 0x1234_5000, (0xfff_ffffUL << 12) | 0x67, ulong.MaxValue]));
    }

    private PageTableFlags EntryFlags()
    {
        PageTableFlags flags = PageTableFlags.Present | PageTableFlags.User | PageTableFlags.Accessed;
        flags |= Roll(55) ? PageTableFlags.Writable | PageTableFlags.Dirty : PageTableFlags.None;
        if (Roll(12))
            flags ^= Pick((PageTableFlags[])[PageTableFlags.Present, PageTableFlags.User, PageTableFlags.Accessed, PageTableFlags.NoExecute, PageTableFlags.NoExecute, PageTableFlags.Available0, PageTableFlags.Available1, PageTableFlags.Available2]);

        if (Roll(3))
            flags ^= Pick((PageTableFlags[])[PageTableFlags.LargePage, PageTableFlags.Global, PageTableFlags.WriteThrough, PageTableFlags.CacheDisable, (PageTableFlags)(1UL << 52), (PageTableFlags)(1UL << 62)]);

        return flags;
    }

    // The machine address of an entry: of the window's tables, or of a page that may be one.
    private Operand EntryPlace(ulong command)
    {
        int table = Roll(65) ? ProgramLayout.FirstTable : Roll(50) ? ProgramLayout.FirstTable + 1 + _random.Next(2) : OwnFrame();
        int entries = table == ProgramLayout.FirstTable ? 24 : ProgramLayout.UpperEntries;
        return Operand.Entry(table, ((ulong)_random.Next(entries) * 8) | command);
    }

    // A place that cannot be read, or not all of it.
    private Operand BadAddress() => Roll(20) ? Operand.Window((ulong)_random.Next(20) << Page.Shift) : Unwritable();

    // A place that cannot be written: what an operation writes about its machine would else be seen in the program's pages.
    private Operand Unwritable() => Pick((Operand[])
    [
        Operand.Literal(0), Operand.Literal(8), Operand.Literal(NotCanonical), Operand.Literal(ulong.MaxValue - 7), Operand.Literal(0xffff_8000_0000_0000),
        Operand.Window(40UL << Page.Shift), new Operand(OperandKind.Table, ProgramLayout.FirstTable, 0x800),
    ]);
}
