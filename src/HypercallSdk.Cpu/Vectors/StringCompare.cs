// SAFETY: both strings are 16 bytes in registers or in an operand of that size.
using System;
using System.Numerics;
using System.Runtime.Intrinsics;
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
        uint zeros = (detail & 1) == 0
            ? Vector128.Equals(Vector128.Load(text), default).ExtractMostSignificantBits()
            : Vector128.Equals(Vector128.Load((ushort*)text), default).ExtractMostSignificantBits();
        return Math.Min(BitOperations.TrailingZeroCount(zeros), CountOf(detail));
    }

    private static uint Compare(ExecutionContext* c, byte* left, byte* right, int leftLength, int rightLength, int detail)
    {
        int count = CountOf(detail);
        int kind = (detail >> 2) & 3;
        uint result = (detail & 3) switch
        {
            0 => Matches<byte>(left, right, leftLength, rightLength, kind),
            1 => Matches<ushort>(left, right, leftLength, rightLength, kind),
            2 => Matches<sbyte>(left, right, leftLength, rightLength, kind),
            _ => Matches<short>(left, right, leftLength, rightLength, kind),
        };
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

    // A bit for each element of the right string: what glibc's strcspn and strspn do most, so 16 elements at a time.
    private static uint Matches<TElement>(byte* left, byte* right, int leftLength, int rightLength, int kind)
        where TElement : unmanaged
    {
        var elements = (TElement*)left;
        Vector128<TElement> text = Vector128.Load((TElement*)right);
        uint all = (1u << Vector128<TElement>.Count) - 1;
        uint valid = (1u << rightLength) - 1;
        return kind switch
        {
            0 => EqualsAny(text, elements, leftLength) & valid,
            1 => IsInRange(text, elements, leftLength) & valid,
            2 => EqualsThere(text, elements, valid, (1u << leftLength) - 1) & all,
            _ => StartsThere(text, elements, leftLength, valid, all),
        };
    }

    private static uint EqualsAny<TElement>(Vector128<TElement> text, TElement* elements, int length)
        where TElement : unmanaged
    {
        uint result = 0;
        for (int index = 0; index < length; index++)
        {
            result |= Vector128.Equals(text, Vector128.Create(elements[index])).ExtractMostSignificantBits();
        }

        return result;
    }

    private static uint IsInRange<TElement>(Vector128<TElement> text, TElement* elements, int length)
        where TElement : unmanaged
    {
        uint result = 0;
        for (int index = 0; index + 1 < length; index += 2)
        {
            Vector128<TElement> from = Vector128.GreaterThanOrEqual(text, Vector128.Create(elements[index]));
            Vector128<TElement> to = Vector128.LessThanOrEqual(text, Vector128.Create(elements[index + 1]));
            result |= (from & to).ExtractMostSignificantBits();
        }

        return result;
    }

    // Behind both ends is equal; behind one is not.
    private static uint EqualsThere<TElement>(Vector128<TElement> text, TElement* elements, uint valid, uint otherValid)
        where TElement : unmanaged =>
        (Vector128.Equals(text, Vector128.Load(elements)).ExtractMostSignificantBits() & valid & otherValid) | ~(valid | otherValid);

    // What would be found past the last element counts as found.
    private static uint StartsThere<TElement>(Vector128<TElement> text, TElement* elements, int length, uint valid, uint all)
        where TElement : unmanaged
    {
        uint result = all;
        for (int index = 0; index < length; index++)
        {
            uint found = Vector128.Equals(text, Vector128.Create(elements[index])).ExtractMostSignificantBits() & valid;
            result &= ((found | ~all) >> index) & all;
        }

        return result;
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
