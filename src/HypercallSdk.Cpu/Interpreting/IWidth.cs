namespace HypercallSdk.Cpu.Interpreting;

/// <summary>An operand's width, known when a handler is compiled.</summary>
internal unsafe interface IWidth
{
    /// <summary>Bits.</summary>
    static abstract int Bits { get; }

    /// <summary>Bytes.</summary>
    static abstract int Bytes { get; }

    /// <summary>All bits of the width.</summary>
    static abstract ulong Mask { get; }

    /// <summary>Reads one, zero-extended.</summary>
    static abstract ulong Load(void* from);

    /// <summary>Writes one, and nothing beside it.</summary>
    static abstract void Store(void* to, ulong value);

    /// <summary>Writes one to a register: 32 bits clear the upper half, 8 and 16 leave the rest.</summary>
    static abstract void SetRegister(void* to, ulong value);

    /// <summary>Extends the sign to 64 bits.</summary>
    static abstract ulong SignExtend(ulong value);
}
