namespace HypercallSdk.Cpu.Interpreting;

/// <summary>
/// A processor of level x86-64-v2, and what the engine has beside it: no AVX, XSAVE, FSGSBASE, RDRAND, BMI, MOVBE, AES or PCLMUL.
/// </summary>
public class CpuidPolicy : ICpuidPolicy
{
    // Leaf 1 ECX: SSE3, SSSE3, CX16, SSE4.1, SSE4.2, POPCNT, and the bit that says "under a hypervisor".
    private const uint FeaturesEcx = (1u << 0) | (1u << 9) | (1u << 13) | (1u << 19) | (1u << 20) | (1u << 23) | (1u << 31);

    // Leaf 1 EDX: FPU, DE, PSE, TSC, MSR, PAE, MCE, CX8, APIC, PGE, MCA, CMOV, PAT, CLFSH, MMX, FXSR, SSE, SSE2.
    private const uint FeaturesEdx = (1u << 0) | (1u << 2) | (1u << 3) | (1u << 4) | (1u << 5) | (1u << 6) | (1u << 7) | (1u << 8) | (1u << 9)
        | (1u << 13) | (1u << 14) | (1u << 15) | (1u << 16) | (1u << 19) | (1u << 23) | (1u << 24) | (1u << 25) | (1u << 26);

    /// <inheritdoc/>
    public virtual CpuidAnswer Answer(uint leaf, uint subleaf) => leaf switch
    {
        0 => new(7, Word("Auth"), Word("cAMD"), Word("enti")),

        // A family and model that select no special case in the C libraries; 64-byte lines for clflush.
        1 => new(0x0010_0f00, 8 << 8, FeaturesEcx, FeaturesEdx),

        // ERMS.
        7 when subleaf == 0 => new(0, 1u << 9, 0, 0),
        0x8000_0000 => new(0x8000_0008, Word("Auth"), Word("cAMD"), Word("enti")),

        // LAHF in 64-bit mode; SYSCALL, NX, long mode.
        0x8000_0001 => new(0x0010_0f00, 0, 1, (1u << 11) | (1u << 20) | (1u << 29)),
        0x8000_0002 => new(Word("Hype"), Word("rcal"), Word("lSdk"), Word(" x86")),
        0x8000_0003 => new(Word("-64-"), Word("v2 p"), Word("roce"), Word("ssor")),

        // 64 KiB of L1 data and code, 512 KiB of L2 and 2 MiB of L3: the C libraries size their copies by them.
        0x8000_0005 => new(0, 0, 0x4002_0140, 0x4002_0140),
        0x8000_0006 => new(0, 0, 0x0200_6140, 0x0010_6140),
        0x8000_0008 => new(0x3030, 0, 0, 0),
        _ => default,
    };

    private static uint Word(string text) => (uint)(text[0] | (text[1] << 8) | (text[2] << 16) | (text[3] << 24));
}
