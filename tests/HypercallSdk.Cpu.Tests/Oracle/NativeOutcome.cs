using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>What came of a case: <c>struct output</c> of Native/oracle.c.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeOutcome
{
    /// <summary>General registers in the order of their encoding.</summary>
    public fixed ulong Registers[16];

    /// <summary>RIP.</summary>
    public ulong Rip;

    /// <summary>RFLAGS.</summary>
    public ulong Rflags;

    /// <summary>The exception's vector: 3 where the code ran to its end.</summary>
    public ulong Vector;

    /// <summary>Its error code.</summary>
    public ulong Error;

    /// <summary>CR2.</summary>
    public ulong Address;

    /// <summary>A hash of the writable pages.</summary>
    public ulong MemoryHash;

    /// <summary>x87 and SSE registers as <c>fxsave</c> has them.</summary>
    public fixed byte Fx[512];
}
