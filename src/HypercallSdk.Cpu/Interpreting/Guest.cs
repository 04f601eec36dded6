// SAFETY: a translation's addend leads into a page that its owner keeps valid until it invalidates it, and the compared tag
// says that the whole operand lies in that page; register offsets come from the decoder and lie within the state.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>What every handler needs: operands' addresses, and the way on.</summary>
internal static unsafe class Guest
{
    private const ulong PageMask = ~0xfffUL;

    /// <summary>A register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Register(ExecutionContext* c, ushort offset) => (byte*)c + offset;

    /// <summary>
    /// The host address of <paramref name="size"/> bytes to read; null when a fault ends the run. Where they cross a page it is a
    /// copy.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Read(Processor m, ExecutionContext* c, Operation* op, ulong address, int size, bool onStack = false)
    {
        TranslationEntry* entry = (TranslationEntry*)((byte*)c->Reads + ((address >> 8) & ((ExecutionContext.TranslationCount - 1) << 4)));
        return entry->Page == ((address + (ulong)(size - 1)) & PageMask) ? (byte*)(address + entry->Addend) : m.ReadSlowly(op, address, size, onStack);
    }

    /// <summary>
    /// The host address of <paramref name="size"/> bytes to write, with what is there now; null when a fault ends the run. Where
    /// it is the scratch area, <see cref="Stored"/> or <see cref="Processor.Commit"/> brings them to their place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Write(Processor m, ExecutionContext* c, Operation* op, ulong address, int size, bool onStack = false)
    {
        TranslationEntry* entry = (TranslationEntry*)((byte*)c->Writes + ((address >> 8) & ((ExecutionContext.TranslationCount - 1) << 4)));
        return entry->Page == ((address + (ulong)(size - 1)) & PageMask) ? (byte*)(address + entry->Addend) : m.WriteSlowly(op, address, size, onStack);
    }

    /// <summary>
    /// Where the translation of an address is remembered, if it is. A handler that does without other calls than its last needs no
    /// frame, so frequent ones ask <see cref="Covers"/> and leave the rest to another method.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TranslationEntry* EntryOf(TranslationEntry* table, ulong address) =>
        (TranslationEntry*)((byte*)table + ((address >> 8) & ((ExecutionContext.TranslationCount - 1) << 4)));

    /// <summary>Whether a translation is of the page that all bytes of an operand lie in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Covers(TranslationEntry* entry, ulong address, int size) => entry->Page == ((address + (ulong)(size - 1)) & PageMask);

    /// <summary>The host address of an operand that a translation covers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* HostOf(TranslationEntry* entry, ulong address) => (byte*)(address + entry->Addend);

    /// <summary>Goes on with the next operation of the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operation* Next(Processor m, ExecutionContext* c, Operation* op) => op[1].Handler(m, c, op + 1);

    /// <summary>Goes on after a store to <paramref name="host"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operation* Stored(Processor m, ExecutionContext* c, Operation* op, byte* host) =>
        host == c->Scratch ? m.AfterSlowStore(op) : Next(m, c, op);

    /// <summary>Enters the block at <paramref name="target"/>: by its link, by its address, or by looking for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operation* Jump(ExecutionContext* c, ulong target, Block** link)
    {
        Block* block = *link;
        if (block == null)
        {
            JumpEntry* entry = JumpOf(c, target);
            block = entry->Block;
            if (entry->Rip != target || block == null)
            {
                return Leave(c, target, link);
            }
        }

        return Enter(c, block);
    }

    /// <summary>Enters the block at an address that was computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operation* JumpIndirect(ExecutionContext* c, ulong target)
    {
        JumpEntry* entry = JumpOf(c, target);
        return entry->Rip == target && entry->Block != null ? Enter(c, entry->Block) : Leave(c, target, null);
    }

    /// <summary>Where the block at an address is remembered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JumpEntry* JumpOf(ExecutionContext* c, ulong target) => c->Jumps + ((target ^ (target >> 11)) & (ExecutionContext.JumpCount - 1));

    /// <summary>Pays for a block and enters it, or leaves that to the run loop when the budget is short.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operation* Enter(ExecutionContext* c, Block* block)
    {
        long left = c->Remaining - block->Count;
        if (left < 0)
        {
            return Leave(c, block->Rip, null);
        }

        c->Remaining = left;
        c->Block = block;
        return block->First;
    }

    /// <summary>Lets the run loop find what is at <paramref name="target"/>.</summary>
    public static Operation* Leave(ExecutionContext* c, ulong target, Block** link)
    {
        c->State.Rip = target;
        c->Link = link;
        return null;
    }
}
