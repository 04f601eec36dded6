namespace HypercallSdk.Cpu.Interpreting;

/// <summary>A shift or rotation of an integer.</summary>
internal unsafe interface IShift
{
    /// <summary>Computes it and sets the flags.</summary>
    /// <param name="c">Where the flags are.</param>
    /// <param name="value">What is shifted, zero-extended.</param>
    /// <param name="count">By how much: 1 to 63, already cut to 5 or 6 bits. Never 0: that changes no flag.</param>
    static abstract ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
        where TWidth : struct, IWidth;
}
