namespace HypercallSdk.Abi;

/// <summary>The registers of a 64-bit PV hypercall: the number in RAX, arguments in RDI, RSI, RDX, R10 and R8.</summary>
[NotInXen("the processor's registers, never in memory")]
public struct HypercallRegisters
{
    /// <summary>The hypercall's number on the way in.</summary>
    public ulong Rax;

    /// <summary>First argument.</summary>
    public ulong Rdi;

    /// <summary>Second argument.</summary>
    public ulong Rsi;

    /// <summary>Third argument.</summary>
    public ulong Rdx;

    /// <summary>Fourth argument.</summary>
    public ulong R10;

    /// <summary>Fifth argument.</summary>
    public ulong R8;
}
