// What the engine remembers of its owner's paging: a table of translations for reads and one for writes in each mode, and blocks
// by address alone in each mode and variant. A bit for each page whose blocks are remembered says whether a page that is to
// be forgotten has any, so that changes to data pages cost nothing.
//
// SAFETY: tables are allocated with the processor, and indexes are masked to their sizes.
using System;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Interpreting;

/// <content>Remembered translations and blocks.</content>
public sealed unsafe partial class Processor
{
    private const int Modes = 2;
    private const int Variants = 2;
    private const int SeenBits = 4096;

    // For each mode: reads, then writes, then code (frames).
    private TranslationEntry* _translations;
    private JumpEntry* _jumps;
    private readonly ulong[] _seen = new ulong[SeenBits / 64];
    private bool _anySeen;

    // A bit for each mode in which a translation is remembered: most owners run code in one.
    private int _remembered = (1 << Modes) - 1;

    /// <summary>Forgets one page in both modes.</summary>
    /// <param name="address">Any address in it.</param>
    public void Invalidate(ulong address)
    {
        ulong page = address & PageMask;
        for (int table = 0; table < Modes * 2; table++)
        {
            TranslationEntry* entry = EntryOf(TableOf(table), page);
            if (entry->Page == page)
            {
                entry->Page = TranslationEntry.NoPage;
            }
        }

        int bit = SeenBit(page);
        if ((_seen[bit >> 6] & (1UL << (bit & 63))) != 0)
        {
            ForgetJumps();
        }
    }

    /// <summary>Forgets all pages, as after a change of the root table.</summary>
    public void InvalidateAll()
    {
        for (int mode = 0; mode < Modes; mode++)
        {
            if ((_remembered & (1 << mode)) != 0)
            {
                Forget(TableOf(mode * 2));
                Forget(TableOf((mode * 2) + 1));
            }
        }

        _remembered = 0;
        ForgetJumps();
    }

    /// <summary>Forgets where writes go: a page has become code.</summary>
    internal void ForgetWrites()
    {
        for (int mode = 0; mode < Modes; mode++)
        {
            if ((_remembered & (1 << mode)) != 0)
            {
                Forget(TableOf((mode * 2) + 1));
            }
        }
    }

    /// <summary>Forgets which block is where.</summary>
    internal void ForgetJumps()
    {
        if (_anySeen)
        {
            NativeMemory.Clear(_jumps, (nuint)(Modes * Variants * ExecutionContext.JumpCount * sizeof(JumpEntry)));
            Array.Clear(_seen);
            _anySeen = false;
        }
    }

    private static void Forget(TranslationEntry* table)
    {
        for (int index = 0; index < ExecutionContext.TranslationCount; index++)
        {
            table[index].Page = TranslationEntry.NoPage;
        }
    }

    private static TranslationEntry* EntryOf(TranslationEntry* table, ulong page) => table + ((page >> 12) & (ExecutionContext.TranslationCount - 1));

    private static int SeenBit(ulong page) => (int)(((page >> 12) ^ (page >> 24)) & (SeenBits - 1));

    private TranslationEntry* TableOf(int table) => _translations + (table * ExecutionContext.TranslationCount);

    private void AllocateTables()
    {
        _translations = (TranslationEntry*)NativeMemory.AlignedAlloc((nuint)(Modes * 2 * ExecutionContext.TranslationCount * sizeof(TranslationEntry)), 64);
        _jumps = (JumpEntry*)NativeMemory.AlignedAlloc((nuint)(Modes * Variants * ExecutionContext.JumpCount * sizeof(JumpEntry)), 64);
        _anySeen = true;
        InvalidateAll();
    }

    private void FreeTables()
    {
        NativeMemory.AlignedFree(_translations);
        NativeMemory.AlignedFree(_jumps);
    }

    private void SelectTables()
    {
        ExecutionContext* c = _context;
        int mode = (int)c->State.Mode & 1;
        c->Reads = TableOf(mode * 2);
        c->Writes = TableOf((mode * 2) + 1);
        c->Jumps = _jumps + (((mode * Variants) + Variant) * ExecutionContext.JumpCount);
    }

    private int Variant => _context->State.TaskSwitched ? 1 : 0;

    private void Remember(ulong page, MemoryAccess access, in PageTranslation translation)
    {
        if (access == MemoryAccess.Write && _code.Holds(translation.Frame))
        {
            return;
        }

        TranslationEntry* entry = EntryOf(access == MemoryAccess.Write ? _context->Writes : _context->Reads, page);
        entry->Page = page;
        entry->Addend = (ulong)translation.Host - page;
        _remembered |= 1 << ((int)_context->State.Mode & 1);
    }

    private void RememberBlock(ulong rip, Block* block)
    {
        JumpEntry* entry = Guest.JumpOf(_context, rip);
        entry->Rip = rip;
        entry->Block = block;
        MarkSeen(rip);
        if (block->SecondFrame != Block.NoFrame)
        {
            MarkSeen(rip + PageSize);
        }
    }

    private void MarkSeen(ulong address)
    {
        int bit = SeenBit(address & PageMask);
        _seen[bit >> 6] |= 1UL << (bit & 63);
        _anySeen = true;
    }
}
