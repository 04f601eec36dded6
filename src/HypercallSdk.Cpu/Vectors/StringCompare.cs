// SAFETY: both strings are 16 bytes in registers or in an operand of that size.
using System;
using System.Numerics;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Vectors;

/// <summary><c>pcmpestri</c>, <c>pcmpestrm</c>, <c>pcmpistri</c> and <c>pcmpistrm</c>.</summary>
internal static unsafe class StringCompare
{
    /// <summary><c>pcmpistri</c>.</summary>
    public static bool ImplicitIndex(ExecutionContext* c, byte* d, byte* s, int detail) =>
        SetIndex(c, Compare(c, d, s, LengthOf(d, detail), LengthOf(s, detail), detail), detail);

    /// <summary><c>pcmpistrm</c>.</summary>
    public static bool ImplicitMask(ExecutionContext* c, byte* d, byte* s, int detail) =>
        SetMask(c, Compare(c, d, s, LengthOf(d, detail), LengthOf(s, detail), detail), detail);

    /// <summary><c>pcmpestri</c>, lengths in EAX and EDX.</summary>
    public static bool ExplicitIndex(ExecutionContext* c, byte* d, byte* s, int detail) =>
        SetIndex(c, Compare(c, d, s, Cut((int)c->State.Rax, detail), Cut((int)c->State.Rdx, detail), detail), detail);

    /// <summary><c>pcmpestrm</c>, lengths in EAX and EDX.</summary>
    public static bool ExplicitMask(ExecutionContext* c, byte* d, byte* s, int detail) =>
        SetMask(c, Compare(c, d, s, Cut((int)c->State.Rax, detail), Cut((int)c->State.Rdx, detail), detail), detail);

    /// <summary><c>pcmpestri</c>, lengths in RAX and RDX.</summary>
    public static bool LongExplicitIndex(ExecutionContext* c, byte* d, byte* s, int detail) =>
        SetIndex(c, Compare(c, d, s, Cut((long)c->State.Rax, detail), Cut((long)c->State.Rdx, detail), detail), detail);

    /// <summary><c>pcmpestrm</c>, lengths in RAX and RDX.</summary>
    public static bool LongExplicitMask(ExecutionContext* c, byte* d, byte* s, int detail) =>
        SetMask(c, Compare(c, d, s, Cut((long)c->State.Rax, detail), Cut((long)c->State.Rdx, detail), detail), detail);

    private static int CountOf(int detail) => (detail & 1) == 0 ? 16 : 8;

    private static int Cut(long length, int detail) => (int)Math.Min(length == long.MinValue ? long.MaxValue : Math.Abs(length), CountOf(detail));

    private static int LengthOf(byte* text, int detail)
    {
        int count = CountOf(detail);
        int length = 0;
        while (length < count && Element(text, length, detail) != 0)
        {
            length++;
        }

        return length;
    }

    private static int Element(byte* text, int index, int detail) => (detail & 3) switch
    {
        0 => text[index],
        1 => ((ushort*)text)[index],
        2 => ((sbyte*)text)[index],
        _ => ((short*)text)[index],
    };

    private static uint Compare(ExecutionContext* c, byte* left, byte* right, int leftLength, int rightLength, int detail)
    {
        int count = CountOf(detail);
        uint result = 0;
        for (int index = 0; index < count; index++)
        {
            bool matches = ((detail >> 2) & 3) switch
            {
                0 => EqualsAny(left, right, leftLength, rightLength, index, detail),
                1 => IsInRange(left, right, leftLength, rightLength, index, detail),
                2 => EqualsThere(left, right, leftLength, rightLength, index, detail),
                _ => StartsThere(left, right, leftLength, rightLength, index, detail),
            };
            result |= matches ? 1u << index : 0;
        }

        uint valid = (1u << rightLength) - 1;
        uint all = (1u << count) - 1;
        result ^= ((detail >> 4) & 3) switch { 1 => all, 3 => valid, _ => 0 };
        ProcessorFlags flags = result != 0 ? ProcessorFlags.Carry : 0;
        flags |= rightLength < count ? ProcessorFlags.Zero : 0;
        flags |= leftLength < count ? ProcessorFlags.Sign : 0;
        flags |= (result & 1) != 0 ? ProcessorFlags.Overflow : 0;
        Flags.Import(c, (ulong)flags);
        return result;
    }

    private static bool EqualsAny(byte* left, byte* right, int leftLength, int rightLength, int index, int detail)
    {
        bool found = false;
        for (int other = 0; other < leftLength; other++)
        {
            found |= Element(left, other, detail) == Element(right, index, detail);
        }

        return found && index < rightLength;
    }

    private static bool IsInRange(byte* left, byte* right, int leftLength, int rightLength, int index, int detail)
    {
        int value = Element(right, index, detail);
        bool found = false;
        for (int other = 0; other + 1 < leftLength; other += 2)
        {
            found |= Element(left, other, detail) <= value && value <= Element(left, other + 1, detail);
        }

        return found && index < rightLength;
    }

    private static bool EqualsThere(byte* left, byte* right, int leftLength, int rightLength, int index, int detail) =>
        (index < leftLength) == (index < rightLength) && (index >= leftLength || Element(left, index, detail) == Element(right, index, detail));

    private static bool StartsThere(byte* left, byte* right, int leftLength, int rightLength, int index, int detail)
    {
        int count = CountOf(detail);
        for (int other = 0; other < leftLength && index + other < count; other++)
        {
            if (index + other >= rightLength || Element(left, other, detail) != Element(right, index + other, detail))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SetIndex(ExecutionContext* c, uint result, int detail)
    {
        bool highest = (detail & 0x40) != 0;
        c->State.Rcx = result == 0 ? (ulong)CountOf(detail) : (ulong)(highest ? BitOperations.Log2(result) : BitOperations.TrailingZeroCount(result));
        return true;
    }

    private static bool SetMask(ExecutionContext* c, uint result, int detail)
    {
        byte* mask = (byte*)c + ProcessorState.VectorOffset;
        if ((detail & 0x40) == 0)
        {
            ((ulong*)mask)[0] = result;
            ((ulong*)mask)[1] = 0;
            return true;
        }

        int size = 16 / CountOf(detail);
        for (int index = 0; index < 16; index++)
        {
            mask[index] = ((result >> (index / size)) & 1) != 0 ? byte.MaxValue : (byte)0;
        }

        return true;
    }
}
