using System;
using System.Numerics;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>A set of physical CPUs, 0 to 63: where a vCPU may run, or would rather.</summary>
/// <param name="Bits">Bit n for CPU n.</param>
public readonly record struct CpuMask(ulong Bits)
{
    /// <summary>All of them, those that the machine does not have included.</summary>
    public static CpuMask All => new(ulong.MaxValue);

    /// <summary>How many are in the set.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>Whether none is.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>The set of these.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not 0 to 63.</exception>
    public static CpuMask Of(params ReadOnlySpan<int> cpus)
    {
        ulong bits = 0;
        foreach (int cpu in cpus)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(cpu, nameof(cpus));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(cpu, 63, nameof(cpus));
            bits |= 1UL << cpu;
        }

        return new CpuMask(bits);
    }

    /// <summary>The first <paramref name="count"/>, 0 to 64.</summary>
    public static CpuMask First(int count) => new(count >= 64 ? ulong.MaxValue : (1UL << count) - 1);

    /// <summary>What is in both sets.</summary>
    public static CpuMask operator &(CpuMask left, CpuMask right) => new(left.Bits & right.Bits);

    /// <summary>Whether <paramref name="cpu"/> is in the set.</summary>
    public bool Contains(int cpu) => (Bits >> cpu & 1) != 0;

    /// <summary>As <c>xl</c> writes it: <c>0-3,6</c>; <c>all</c>; <c>none</c>.</summary>
    public override string ToString()
    {
        if (this == All)
            return "all";

        if (IsEmpty)
            return "none";

        var text = new System.Text.StringBuilder();
        for (int cpu = 0; cpu < 64; cpu++)
        {
            if (!Contains(cpu))
                continue;

            int last = cpu;
            while (last < 63 && Contains(last + 1))
                last++;

            text.Append(text.Length > 0 ? "," : string.Empty).Append(cpu);
            if (last > cpu)
                text.Append('-').Append(last);

            cpu = last;
        }

        return text.ToString();
    }
}
