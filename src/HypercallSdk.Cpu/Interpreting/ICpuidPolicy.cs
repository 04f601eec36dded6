namespace HypercallSdk.Cpu.Interpreting;

/// <summary>What <c>cpuid</c> tells.</summary>
public interface ICpuidPolicy
{
    /// <summary>The answer for a leaf and subleaf.</summary>
    CpuidAnswer Answer(uint leaf, uint subleaf);
}
