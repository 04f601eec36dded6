using System.Runtime.CompilerServices;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Shifts and rotations. Overflow is set as for a count of 1 whatever the count is, as processors do.</summary>
internal static unsafe class Shifts
{
    /// <summary><c>shl</c>.</summary>
    public readonly struct Left : IShift
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
            where TWidth : struct, IWidth
        {
            ulong result = count < 64 ? value << count : 0;
            bool carry = count <= TWidth.Bits && ((value >> (TWidth.Bits - count)) & 1) != 0;
            bool sign = (long)TWidth.SignExtend(result) < 0;
            Flags.Set<TWidth>(c, result, carry, carry != sign);
            return result;
        }
    }

    /// <summary><c>shr</c>.</summary>
    public readonly struct Right : IShift
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
            where TWidth : struct, IWidth
        {
            ulong result = value >> count;
            bool carry = ((value >> (count - 1)) & 1) != 0;
            Flags.Set<TWidth>(c, result, carry, ((TWidth.SignExtend(result) ^ TWidth.SignExtend(result << 1)) >> 63) != 0);
            return result;
        }
    }

    /// <summary><c>sar</c>.</summary>
    public readonly struct ArithmeticRight : IShift
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
            where TWidth : struct, IWidth
        {
            long extended = (long)TWidth.SignExtend(value);
            ulong result = (ulong)(extended >> count);
            Flags.Set<TWidth>(c, result, ((extended >> (count - 1)) & 1) != 0, overflow: false);
            return result;
        }
    }

    /// <summary><c>rol</c>.</summary>
    public readonly struct RotateLeft : IShift
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
            where TWidth : struct, IWidth
        {
            int turn = count & (TWidth.Bits - 1);
            ulong result = turn == 0 ? value : ((value << turn) | (value >> (TWidth.Bits - turn))) & TWidth.Mask;
            bool carry = (result & 1) != 0;
            Flags.SetCarryAndOverflow(c, carry, carry != ((long)TWidth.SignExtend(result) < 0));
            return result;
        }
    }

    /// <summary><c>ror</c>.</summary>
    public readonly struct RotateRight : IShift
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
            where TWidth : struct, IWidth
        {
            int turn = count & (TWidth.Bits - 1);
            ulong result = turn == 0 ? value : ((value >> turn) | (value << (TWidth.Bits - turn))) & TWidth.Mask;
            bool carry = (long)TWidth.SignExtend(result) < 0;
            Flags.SetCarryAndOverflow(c, carry, carry != ((long)TWidth.SignExtend(result << 1) < 0));
            return result;
        }
    }

    /// <summary><c>rcl</c>.</summary>
    public readonly struct RotateLeftThroughCarry : IShift
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
            where TWidth : struct, IWidth
        {
            ulong result = value;
            bool carry = Flags.Carry(c);
            for (int left = count % (TWidth.Bits + 1); left > 0; left--)
            {
                bool top = (long)TWidth.SignExtend(result) < 0;
                result = ((result << 1) | (carry ? 1UL : 0)) & TWidth.Mask;
                carry = top;
            }

            Flags.SetCarryAndOverflow(c, carry, carry != ((long)TWidth.SignExtend(result) < 0));
            return result;
        }
    }

    /// <summary><c>rcr</c>.</summary>
    public readonly struct RotateRightThroughCarry : IShift
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
            where TWidth : struct, IWidth
        {
            ulong result = value;
            bool carry = Flags.Carry(c);
            for (int left = count % (TWidth.Bits + 1); left > 0; left--)
            {
                bool bottom = (result & 1) != 0;
                result = (result >> 1) | (carry ? 1UL << (TWidth.Bits - 1) : 0);
                carry = bottom;
            }

            bool overflow = (long)(TWidth.SignExtend(result) ^ TWidth.SignExtend(result << 1)) < 0;
            Flags.SetCarryAndOverflow(c, carry, overflow);
            return result;
        }
    }

    /// <summary><c>shl</c> without flags<c></c>.</summary>
    public readonly struct QuietLeft : IShift
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
            where TWidth : struct, IWidth
        {
            return value << count;
        }
    }

    /// <summary><c>shr</c> without flags<c></c>.</summary>
    public readonly struct QuietRight : IShift
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Apply<TWidth>(ExecutionContext* c, ulong value, int count)
            where TWidth : struct, IWidth
        {
            return value >> count;
        }
    }
}
