using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.State;

/// <summary>The x87 unit: eight registers by physical number, and the words that <c>fxsave</c> stores.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct X87State
{
    /// <summary>R0 to R7. ST(i) is register <c>(top + i) mod 8</c>.</summary>
    public X87Registers Registers;

    /// <summary>FCW: masks, precision and rounding. 0x37f after <c>fninit</c>.</summary>
    public ushort Control;

    /// <summary>FSW: exceptions, condition codes, and the top of the stack in bits 11 to 13.</summary>
    public ushort Status;

    /// <summary>One bit a physical register, set where it holds a value (the abridged tag of <c>fxsave</c>).</summary>
    public byte Valid;

    /// <summary>The eight registers.</summary>
    [InlineArray(8)]
    public struct X87Registers
    {
        private X87Register _first;
    }
}
