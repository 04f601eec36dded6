namespace HypercallSdk.Cpu.Interpreting;

/// <summary>The four registers that <c>cpuid</c> sets.</summary>
public readonly record struct CpuidAnswer(uint Eax, uint Ebx, uint Ecx, uint Edx);
