using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>A case as the native harness reads it: <c>struct input</c> of Native/oracle.c.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeInput
{
    /// <summary>General registers in the order of their encoding.</summary>
    public fixed ulong Registers[16];

    /// <summary>RFLAGS.</summary>
    public ulong Rflags;

    /// <summary>Base of GS.</summary>
    public ulong GsBase;

    /// <summary>What memory is filled from.</summary>
    public ulong MemorySeed;

    /// <summary>Where in the code pages the code starts.</summary>
    public uint CodeOffset;

    /// <summary>Bytes of code.</summary>
    public uint CodeLength;

    /// <summary>Whether memory is to be returned as a whole.</summary>
    public uint Dump;

    /// <summary>Nothing.</summary>
    public uint Unused;

    /// <summary>The code.</summary>
    public fixed byte Code[128];

    /// <summary>x87 and SSE registers as <c>fxrstor</c> has them.</summary>
    public fixed byte Fx[512];
}
