// A processor's memory as an image of its machine has it: the context, and what it remembers of its owner's paging and of blocks. All of
// that is put back and nothing dropped, for what is remembered can be seen: a guest that forgets a flush reaches its old page. The
// decoder's buffers are not in it: what is in them does not outlive a run.
//
// SAFETY: the lengths are those that were allocated, in Processor's constructor and in AllocateTables.
using System;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Interpreting;

/// <content>Its native memory as a copy.</content>
public sealed unsafe partial class Processor : INativeState
{
    private static int TranslationBytes => Modes * 2 * ExecutionContext.TranslationCount * sizeof(TranslationEntry);

    private static int JumpBytes => Modes * Variants * ExecutionContext.JumpCount * sizeof(JumpEntry);

    /// <inheritdoc/>
    object INativeState.CopyNative()
    {
        ObjectDisposedException.ThrowIf(_context is null, this);
        byte[] copy = GC.AllocateUninitializedArray<byte>(sizeof(ExecutionContext) + TranslationBytes + JumpBytes);
        Span<byte> rest = copy;
        new ReadOnlySpan<byte>(_context, sizeof(ExecutionContext)).CopyTo(rest);
        rest = rest[sizeof(ExecutionContext)..];
        new ReadOnlySpan<byte>(_translations, TranslationBytes).CopyTo(rest);
        new ReadOnlySpan<byte>(_jumps, JumpBytes).CopyTo(rest[TranslationBytes..]);
        return copy;
    }

    /// <inheritdoc/>
    void INativeState.PutBackNative(object copy)
    {
        ObjectDisposedException.ThrowIf(_context is null, this);
        ReadOnlySpan<byte> rest = (byte[])copy;
        rest[..sizeof(ExecutionContext)].CopyTo(new Span<byte>(_context, sizeof(ExecutionContext)));
        rest = rest[sizeof(ExecutionContext)..];
        rest[..TranslationBytes].CopyTo(new Span<byte>(_translations, TranslationBytes));
        rest[TranslationBytes..].CopyTo(new Span<byte>(_jumps, JumpBytes));
    }
}
