using System;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>What a handler's slow paths want to know of an operation.</summary>
[Flags]
internal enum OperationTraits : byte
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The memory operand goes through the stack segment: a non-canonical address is #SS.</summary>
    StackSegment = 1,

    /// <summary>The memory operand is relative to FS.</summary>
    FsRelative = 2,

    /// <summary>The memory operand is relative to GS.</summary>
    GsRelative = 4,

    /// <summary>The address is cut to 32 bits.</summary>
    ShortAddress = 8,

    /// <summary>The memory operand must lie on a multiple of its size: otherwise #GP.</summary>
    Aligned = 16,

    /// <summary>A repeated string operation: <c>rep</c> or <c>repe</c>.</summary>
    Repeated = 32,

    /// <summary>A repeated string operation that ends on equal: <c>repne</c>.</summary>
    RepeatedWhileNotEqual = 64,

    /// <summary>One operand is memory.</summary>
    Memory = 128,
}
