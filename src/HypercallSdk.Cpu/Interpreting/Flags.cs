// SAFETY: the context is the engine's own memory and outlives every handler.
using System.Numerics;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Arithmetic flags in the form that ExecutionContext describes: set, asked, and turned into RFLAGS and back.</summary>
internal static unsafe class Flags
{
    private const ulong CarryBit = 1UL << 63;
    private const ulong IntoSignBit = 1UL << 62;
    private const ulong AuxiliaryBit = 1UL << 3;

    /// <summary>The result of an operation and the carries out of each of its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<TWidth>(ExecutionContext* c, ulong result, ulong carries)
        where TWidth : struct, IWidth
    {
        c->FlagResult = TWidth.SignExtend(result);
        c->FlagCarries = ((carries << (64 - TWidth.Bits)) & (CarryBit | IntoSignBit)) | (carries & AuxiliaryBit);
    }

    /// <summary>The result of a logical operation: no carries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetLogic<TWidth>(ExecutionContext* c, ulong result)
        where TWidth : struct, IWidth
    {
        c->FlagResult = TWidth.SignExtend(result);
        c->FlagCarries = 0;
    }

    /// <summary>A result with its carry and overflow told apart; AF is cleared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<TWidth>(ExecutionContext* c, ulong result, bool carry, bool overflow)
        where TWidth : struct, IWidth
    {
        c->FlagResult = TWidth.SignExtend(result);
        SetCarries(c, carry, overflow, keep: 0);
    }

    /// <summary>A new carry and overflow; the rest stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetCarryAndOverflow(ExecutionContext* c, bool carry, bool overflow) =>
        SetCarries(c, carry, overflow, c->FlagCarries & ~(CarryBit | IntoSignBit));

    /// <summary>A new carry; the rest stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetCarry(ExecutionContext* c, bool carry) => SetCarryAndOverflow(c, carry, Overflow(c));

    /// <summary>After <c>inc</c> and <c>dec</c>: all from the result and its carries, but the carry as it was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetKeepingCarry<TWidth>(ExecutionContext* c, ulong result, ulong carries)
        where TWidth : struct, IWidth
    {
        ulong carry = c->FlagCarries & CarryBit;
        ulong top = carries << (64 - TWidth.Bits);
        ulong overflow = (top ^ (top << 1)) & CarryBit;
        c->FlagResult = TWidth.SignExtend(result);
        c->FlagCarries = carry | ((carry ^ overflow) >> 1) | (carries & AuxiliaryBit);
    }

    /// <summary>All six from RFLAGS.</summary>
    public static void Import(ExecutionContext* c, ulong rflags)
    {
        ProcessorFlags flags = (ProcessorFlags)(uint)rflags;
        ulong turned = ((flags & ProcessorFlags.Sign) != 0 ? 1UL : 0) | ((flags & ProcessorFlags.Parity) != 0 ? 0 : 0x100UL);
        c->FlagResult = (flags & ProcessorFlags.Zero) != 0 ? 0 : 0x100UL;
        SetCarries(c, (flags & ProcessorFlags.Carry) != 0, (flags & ProcessorFlags.Overflow) != 0, turned | ((flags & ProcessorFlags.AuxiliaryCarry) != 0 ? AuxiliaryBit : 0));
    }

    /// <summary>RFLAGS with all six right.</summary>
    public static ulong Export(ExecutionContext* c)
    {
        ProcessorFlags flags = ProcessorFlags.None;
        flags |= Carry(c) ? ProcessorFlags.Carry : 0;
        flags |= Parity(c) ? ProcessorFlags.Parity : 0;
        flags |= (c->FlagCarries & AuxiliaryBit) != 0 ? ProcessorFlags.AuxiliaryCarry : 0;
        flags |= Zero(c) ? ProcessorFlags.Zero : 0;
        flags |= Sign(c) ? ProcessorFlags.Sign : 0;
        flags |= Overflow(c) ? ProcessorFlags.Overflow : 0;
        return (c->State.Rflags & ~(ulong)ProcessorFlags.Arithmetic) | (ulong)flags | (ulong)ProcessorFlags.Fixed;
    }

    /// <summary>CF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Carry(ExecutionContext* c) => (long)c->FlagCarries < 0;

    /// <summary>CF as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong CarryValue(ExecutionContext* c) => c->FlagCarries >> 63;

    /// <summary>OF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Overflow(ExecutionContext* c) => (long)(c->FlagCarries ^ (c->FlagCarries << 1)) < 0;

    /// <summary>ZF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Zero(ExecutionContext* c) => c->FlagResult == 0;

    /// <summary>SF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Sign(ExecutionContext* c) => (long)(c->FlagResult ^ (c->FlagCarries << 63)) < 0;

    /// <summary>SF differs from OF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Less(ExecutionContext* c) =>
        (long)(c->FlagResult ^ (c->FlagCarries << 63) ^ c->FlagCarries ^ (c->FlagCarries << 1)) < 0;

    /// <summary>PF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Parity(ExecutionContext* c) =>
        (BitOperations.PopCount((uint)(byte)(c->FlagResult ^ (c->FlagCarries >> 8))) & 1) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetCarries(ExecutionContext* c, bool carry, bool overflow, ulong keep) =>
        c->FlagCarries = keep | (carry ? CarryBit : 0) | (carry != overflow ? IntoSignBit : 0);
}
