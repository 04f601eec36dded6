namespace HypercallSdk.Guest;

/// <summary>The entries of a program's auxiliary vector (<c>AT_*</c>, Linux's <c>uapi/linux/auxvec.h</c>).</summary>
internal static class AuxiliaryEntry
{
    internal const ulong End = 0;
    internal const ulong Headers = 3;
    internal const ulong HeaderSize = 4;
    internal const ulong HeaderCount = 5;
    internal const ulong PageSize = 6;
    internal const ulong InterpreterBase = 7;
    internal const ulong Flags = 8;
    internal const ulong Entry = 9;
    internal const ulong User = 11;
    internal const ulong EffectiveUser = 12;
    internal const ulong Group = 13;
    internal const ulong EffectiveGroup = 14;
    internal const ulong Platform = 15;
    internal const ulong Capabilities = 16;
    internal const ulong ClockTicks = 17;
    internal const ulong Secure = 23;
    internal const ulong Random = 25;
    internal const ulong MoreCapabilities = 26;
    internal const ulong FileName = 31;

    /// <summary>
    /// For <c>AT_HWCAP</c>: what cpuid's leaf 1 says in EDX of every x86-64 processor (FPU to SSE2), the same on each machine.
    /// </summary>
    internal const ulong BaselineCapabilities = 0x0783_fbff;
}
