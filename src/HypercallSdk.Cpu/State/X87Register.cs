using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.State;

/// <summary>A double-extended number in 16 bytes, as <c>fxsave</c> lays it: significand, then sign and exponent.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public struct X87Register
{
    /// <summary>The significand with its integer bit.</summary>
    public ulong Significand;

    /// <summary>The sign in bit 15, the exponent biased by 16383 below it.</summary>
    public ushort SignAndExponent;
}
