namespace HypercallSdk.Cpu.Interpreting;

/// <summary>The two ways in which a value is made wider.</summary>
internal static class Extensions
{
    /// <summary>By zeros.</summary>
    public readonly struct Zero : IExtension
    {
        /// <inheritdoc/>
        public static ulong Extend<TFrom>(ulong value)
            where TFrom : struct, IWidth => value;
    }

    /// <summary>By its sign.</summary>
    public readonly struct Sign : IExtension
    {
        /// <inheritdoc/>
        public static ulong Extend<TFrom>(ulong value)
            where TFrom : struct, IWidth => TFrom.SignExtend(value);
    }
}
