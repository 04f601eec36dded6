namespace Differential.Kernel;

/// <summary>
/// What an operand stands for: programs name places and frames by what they are, so that one program means the same in two
/// machines. The low byte of the operand's first word; its index is the byte behind it, its value the second word.
/// </summary>
public enum OperandKind : byte
{
    /// <summary>The value itself.</summary>
    Literal = 0,

    /// <summary>An address in the argument area.</summary>
    Arguments = 1,

    /// <summary>An address in the window whose page tables are the program's to change.</summary>
    Window = 2,

    /// <summary>An address in a page that is never compared: for what the hypervisor writes at any time.</summary>
    Volatile = 3,

    /// <summary>An address in the grant table's first page.</summary>
    GrantTable = 4,

    /// <summary>An address in shared_info.</summary>
    SharedInfo = 5,

    /// <summary>An address in a page table, mapped read-only: the index is its frame's number.</summary>
    Table = 6,

    /// <summary>A machine frame: the index is its number, the value is added.</summary>
    Frame = 7,

    /// <summary>A machine frame's address and the value's bits: a page-table entry, or the machine address of one.</summary>
    Entry = 8,

    /// <summary>What <see cref="InstructionCode.Save"/> kept, and the value added.</summary>
    Saved = 9,

    /// <summary>The system time, and the value added, in nanoseconds.</summary>
    Time = 10,

    /// <summary>A pseudo-physical frame: the index is the frame's number.</summary>
    PseudoPhysical = 11,

    /// <summary>The domain's own number.</summary>
    Domain = 12,
}
