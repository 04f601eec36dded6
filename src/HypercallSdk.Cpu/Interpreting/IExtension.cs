namespace HypercallSdk.Cpu.Interpreting;

/// <summary>How a value is made wider.</summary>
internal interface IExtension
{
    /// <summary>The wider value.</summary>
    static abstract ulong Extend<TFrom>(ulong value)
        where TFrom : struct, IWidth;
}
