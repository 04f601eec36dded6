using System.Runtime.CompilerServices;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>The eight conditions in the order of their encoding.</summary>
internal static unsafe class Conditions
{
    /// <summary><c>o</c>.</summary>
    public readonly struct Overflow : ICondition
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Holds(ExecutionContext* c) => Flags.Overflow(c);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool HoldsCompared<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => Holds(c);
    }

    /// <summary><c>b</c>.</summary>
    public readonly struct Below : ICondition
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Holds(ExecutionContext* c) => Flags.Carry(c);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool HoldsCompared<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => left < right;
    }

    /// <summary><c>e</c>.</summary>
    public readonly struct Equal : ICondition
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Holds(ExecutionContext* c) => Flags.Zero(c);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool HoldsCompared<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => left == right;
    }

    /// <summary><c>be</c>.</summary>
    public readonly struct BelowOrEqual : ICondition
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Holds(ExecutionContext* c) => Flags.Carry(c) | Flags.Zero(c);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool HoldsCompared<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => left <= right;
    }

    /// <summary><c>s</c>.</summary>
    public readonly struct Negative : ICondition
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Holds(ExecutionContext* c) => Flags.Sign(c);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool HoldsCompared<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => (long)TWidth.SignExtend(left - right) < 0;
    }

    /// <summary><c>p</c>.</summary>
    public readonly struct EvenParity : ICondition
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Holds(ExecutionContext* c) => Flags.Parity(c);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool HoldsCompared<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => Holds(c);
    }

    /// <summary><c>l</c>.</summary>
    public readonly struct Less : ICondition
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Holds(ExecutionContext* c) => Flags.Less(c);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool HoldsCompared<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => (long)TWidth.SignExtend(left) < (long)TWidth.SignExtend(right);
    }

    /// <summary><c>le</c>.</summary>
    public readonly struct LessOrEqual : ICondition
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Holds(ExecutionContext* c) => Flags.Less(c) | Flags.Zero(c);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool HoldsCompared<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => (long)TWidth.SignExtend(left) <= (long)TWidth.SignExtend(right);
    }

    /// <summary>Whether a condition by its number in encodings (0 to 15) holds.</summary>
    public static bool Holds(ExecutionContext* c, int number)
    {
        bool holds = (number >> 1) switch
        {
            0 => Flags.Overflow(c),
            1 => Flags.Carry(c),
            2 => Flags.Zero(c),
            3 => Flags.Carry(c) | Flags.Zero(c),
            4 => Flags.Sign(c),
            5 => Flags.Parity(c),
            6 => Flags.Less(c),
            _ => Flags.Less(c) | Flags.Zero(c),
        };
        return holds != ((number & 1) != 0);
    }
}
