// The stack that a program starts with, as the System V ABI for x86-64 has it. From the top down: the texts of environment and
// arguments, the platform's name, 16 random bytes; then, aligned so that the stack pointer is a multiple of 16, the auxiliary vector with
// its AT_NULL, the environment's pointers with a null, the arguments' pointers with a null, and their count, which is where the
// stack pointer stands.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Builds the stack of a program that is to start: arguments, then environment, then <see cref="TryFinish"/>.</summary>
/// <remarks>A local of about 4 KiB; it may be given texts from wherever they are, one by one.</remarks>
public struct UserStack
{
    /// <summary>How many arguments and environment texts there may be together.</summary>
    public const int MaximumTexts = 480;

    private const int RandomSize = 16;
    private const int VectorCapacity = 20 * 2;

    private readonly AddressSpace _space;
    private readonly VirtualAddress _limit;
    private VirtualAddress _top;
    private Addresses _texts;
    private int _arguments;
    private int _environment;

    /// <summary>A stack without anything on it.</summary>
    /// <param name="space">Where it is; its pages are mapped.</param>
    /// <param name="top">Behind its highest byte.</param>
    /// <param name="size">How many bytes below that may be used.</param>
    public UserStack(in AddressSpace space, VirtualAddress top, ulong size)
    {
        _space = space;
        _top = top;
        _limit = top - size;
    }

    /// <summary>Maps pages for a stack: cleared, writable, not executable.</summary>
    /// <param name="space">Where to; nothing is mapped there.</param>
    /// <param name="top">Behind the highest byte: a page's end.</param>
    /// <param name="pages">How many.</param>
    /// <returns><see cref="XenErrno.OutOfMemory"/>, or what mapping a page answers. Those mapped before it stay mapped.</returns>
    public static HypercallResult TryMap(in AddressSpace space, VirtualAddress top, ulong pages)
    {
        for (ulong page = 1; page <= pages; page++)
        {
            if (!PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame frame))
            {
                return XenErrno.OutOfMemory;
            }

            HypercallResult result = space.Map(top - (page << Page.Shift), frame, PageTable.ReadWrite);
            if (result.IsError)
            {
                PageAllocator.Free(frame);
                return result;
            }
        }

        return HypercallResult.Success;
    }

    /// <summary>Adds an argument, the program's name first. All arguments come before the environment.</summary>
    /// <param name="text">Without a zero at its end.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryAddArgument(scoped ReadOnlySpan<byte> text)
    {
        if (_environment != 0 || !TryAddText(text))
        {
            return false;
        }

        _arguments++;
        return true;
    }

    /// <summary>Adds a text of the environment, <c>NAME=value</c>.</summary>
    /// <param name="text">Without a zero at its end.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryAddEnvironment(scoped ReadOnlySpan<byte> text)
    {
        if (!TryAddText(text))
        {
            return false;
        }

        _environment++;
        return true;
    }

    /// <summary>Puts everything else on the stack.</summary>
    /// <param name="program">The program that is to start.</param>
    /// <param name="random">16 bytes for <c>AT_RANDOM</c>: the program's own secret. Fewer are followed by zeros.</param>
    /// <param name="pointer">The stack pointer that it starts with.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryFinish(in UserProgram program, scoped ReadOnlySpan<byte> random, out VirtualAddress pointer)
    {
        pointer = default;
        Span<byte> secret = stackalloc byte[RandomSize];
        secret.Clear();
        random.Slice(0, Math.Min(random.Length, RandomSize)).CopyTo(secret);
        if (!TryPush("x86_64\0"u8, out VirtualAddress platform) || !TryPush(secret, out VirtualAddress secretPlace))
        {
            return false;
        }

        Span<ulong> vector = stackalloc ulong[VectorCapacity];
        int length = FillVector(vector, in program, platform, secretPlace);
        int words = 1 + _arguments + 1 + _environment + 1 + length;
        VirtualAddress start = new((_top.Value - ((ulong)(uint)words * sizeof(ulong))) & ~15UL);
        if (start.Value < _limit.Value || start.Value > _top.Value)
        {
            return false;
        }

        VirtualAddress place = start;
        bool written = TryPut(ref place, (ulong)(uint)_arguments);
        for (int index = 0; index < _arguments + _environment; index++)
        {
            written = written && (index != _arguments || TryPut(ref place, 0)) && TryPut(ref place, _texts[index]);
        }

        written = written && (_environment != 0 || TryPut(ref place, 0)) && TryPut(ref place, 0);
        for (int index = 0; index < length; index++)
        {
            written = written && TryPut(ref place, vector[index]);
        }

        pointer = start;
        return written;
    }

    private readonly int FillVector(Span<ulong> vector, in UserProgram program, VirtualAddress platform, VirtualAddress secret)
    {
        int length = 0;
        Add(vector, ref length, AuxiliaryEntry.Headers, program.Headers.Value);
        Add(vector, ref length, AuxiliaryEntry.HeaderSize, (ulong)Unsafe.SizeOf<ElfSegment>());
        Add(vector, ref length, AuxiliaryEntry.HeaderCount, (ulong)(uint)program.HeaderCount);
        Add(vector, ref length, AuxiliaryEntry.PageSize, Page.Size);
        Add(vector, ref length, AuxiliaryEntry.InterpreterBase, 0);
        Add(vector, ref length, AuxiliaryEntry.Flags, 0);
        Add(vector, ref length, AuxiliaryEntry.Entry, program.Entry.Value);
        Add(vector, ref length, AuxiliaryEntry.User, 0);
        Add(vector, ref length, AuxiliaryEntry.EffectiveUser, 0);
        Add(vector, ref length, AuxiliaryEntry.Group, 0);
        Add(vector, ref length, AuxiliaryEntry.EffectiveGroup, 0);
        Add(vector, ref length, AuxiliaryEntry.Platform, platform.Value);
        Add(vector, ref length, AuxiliaryEntry.Capabilities, AuxiliaryEntry.BaselineCapabilities);
        Add(vector, ref length, AuxiliaryEntry.ClockTicks, 100);
        Add(vector, ref length, AuxiliaryEntry.Secure, 0);
        Add(vector, ref length, AuxiliaryEntry.Random, secret.Value);
        Add(vector, ref length, AuxiliaryEntry.MoreCapabilities, 0);
        if (_arguments != 0)
        {
            Add(vector, ref length, AuxiliaryEntry.FileName, _texts[0]);
        }

        Add(vector, ref length, AuxiliaryEntry.End, 0);
        return length;
    }

    private static void Add(Span<ulong> vector, ref int length, ulong type, ulong value)
    {
        vector[length++] = type;
        vector[length++] = value;
    }

    private bool TryAddText(scoped ReadOnlySpan<byte> text)
    {
        int index = _arguments + _environment;
        if (index == MaximumTexts || !TryPush([0], out _) || !TryPush(text, out VirtualAddress place))
        {
            return false;
        }

        _texts[index] = place.Value;
        return true;
    }

    private bool TryPush(scoped ReadOnlySpan<byte> bytes, out VirtualAddress place)
    {
        place = _top - (ulong)(uint)bytes.Length;
        if (_top.Value - _limit.Value < (ulong)(uint)bytes.Length || UserMemory.Write(in _space, place, bytes) != bytes.Length)
        {
            return false;
        }

        _top = place;
        return true;
    }

    private readonly bool TryPut(ref VirtualAddress place, ulong value)
    {
        bool written = UserMemory.TryWrite(in _space, place, in value);
        place += sizeof(ulong);
        return written;
    }

    [InlineArray(MaximumTexts)]
    private struct Addresses
    {
        private ulong _first;
    }
}
