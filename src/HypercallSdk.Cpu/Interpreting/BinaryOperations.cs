using System.Runtime.CompilerServices;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>The eight operations of the classic encoding and <c>test</c>; those that are Quiet leave flags that nobody sees.</summary>
internal static unsafe class BinaryOperations
{
    /// <summary><c>add</c>.</summary>
    public readonly struct Add : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth
        {
            ulong result = left + right;
            Flags.Set<TWidth>(c, result, (left & right) | ((left | right) & ~result));
            return result;
        }
    }

    /// <summary><c>adc</c>.</summary>
    public readonly struct AddWithCarry : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth
        {
            ulong result = left + right + Flags.CarryValue(c);
            Flags.Set<TWidth>(c, result, (left & right) | ((left | right) & ~result));
            return result;
        }
    }

    /// <summary><c>sub</c>.</summary>
    public readonly struct Subtract : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth
        {
            ulong result = left - right;
            Flags.Set<TWidth>(c, result, (~left & right) | (~(left ^ right) & result));
            return result;
        }
    }

    /// <summary><c>sbb</c>.</summary>
    public readonly struct SubtractWithBorrow : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth
        {
            ulong result = left - right - Flags.CarryValue(c);
            Flags.Set<TWidth>(c, result, (~left & right) | (~(left ^ right) & result));
            return result;
        }
    }

    /// <summary><c>cmp</c>.</summary>
    public readonly struct Compare : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => false;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => Subtract.Apply<TWidth>(c, left, right);
    }

    /// <summary><c>and</c>.</summary>
    public readonly struct And : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth
        {
            Flags.SetLogic<TWidth>(c, left & right);
            return left & right;
        }
    }

    /// <summary><c>test</c>.</summary>
    public readonly struct Test : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => false;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => And.Apply<TWidth>(c, left, right);
    }

    /// <summary><c>or</c>.</summary>
    public readonly struct Or : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth
        {
            Flags.SetLogic<TWidth>(c, left | right);
            return left | right;
        }
    }

    /// <summary><c>xor</c>.</summary>
    public readonly struct Xor : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth
        {
            Flags.SetLogic<TWidth>(c, left ^ right);
            return left ^ right;
        }
    }

    /// <summary><c>add</c> without flags.</summary>
    public readonly struct QuietAdd : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => left + right;
    }

    /// <summary><c>sub</c> without flags.</summary>
    public readonly struct QuietSubtract : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => left - right;
    }

    /// <summary><c>and</c> without flags.</summary>
    public readonly struct QuietAnd : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => left & right;
    }

    /// <summary><c>or</c> without flags.</summary>
    public readonly struct QuietOr : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => left | right;
    }

    /// <summary><c>xor</c> without flags.</summary>
    public readonly struct QuietXor : IBinaryOperation
    {
        /// <inheritdoc/>
        public static bool Writes => true;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong left, ulong right)
            where TWidth : struct, IWidth => left ^ right;
    }
}
