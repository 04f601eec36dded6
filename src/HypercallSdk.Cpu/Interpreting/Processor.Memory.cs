// The slow paths of memory operands: a missing translation, an operand across two pages, a store to a page with decoded code.
//
// A page that holds decoded code is never in the write table, so each store to it comes here; it goes to the scratch area, and
// Commit copies it to its place and drops the code that it changes.
//
// SAFETY: host addresses come from the owner's translations and are used for the rest of their page at most.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Interpreting;

/// <content>Memory operands where the quick way does not succeed.</content>
public sealed unsafe partial class Processor
{
    private const ulong PageSize = 4096;
    private const ulong PageMask = ~(PageSize - 1);

    private PageTranslation _firstPage;
    private PageTranslation _secondPage;

    /// <summary>Whether an address has its upper 17 bits alike.</summary>
    internal static bool IsCanonical(ulong address) => (ulong)((long)(address << 16) >> 16) == address;

    /// <summary>See <see cref="Guest.Read"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal byte* ReadSlowly(Operation* op, ulong address, int size, bool onStack = false)
    {
        if (!CheckCanonical(op, address, size, onStack) || !TryTranslate(op, address, MemoryAccess.Read, out _firstPage))
        {
            return null;
        }

        byte* host = _firstPage.Host + (address & ~PageMask);
        int first = (int)(PageSize - (address & ~PageMask));
        if (first >= size)
        {
            return host;
        }

        if (!CheckCanonical(op, (address & PageMask) + PageSize, 1, onStack) || !TryTranslate(op, (address & PageMask) + PageSize, MemoryAccess.Read, out _secondPage))
        {
            return null;
        }

        byte* scratch = _context->Scratch;
        Buffer.MemoryCopy(host, scratch, first, first);
        Buffer.MemoryCopy(_secondPage.Host, scratch + first, size - first, size - first);
        return scratch;
    }

    /// <summary>See <see cref="Guest.Write"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal byte* WriteSlowly(Operation* op, ulong address, int size, bool onStack = false)
    {
        if (!CheckCanonical(op, address, size, onStack) || !TryTranslate(op, address, MemoryAccess.Write, out _firstPage))
        {
            return null;
        }

        byte* host = _firstPage.Host + (address & ~PageMask);
        int first = (int)(PageSize - (address & ~PageMask));
        byte* scratch = _context->Scratch;
        if (first >= size)
        {
            if (!_code.Holds(_firstPage.Frame))
            {
                return host;
            }

            first = size;
        }
        else if (!CheckCanonical(op, (address & PageMask) + PageSize, 1, onStack) || !TryTranslate(op, (address & PageMask) + PageSize, MemoryAccess.Write, out _secondPage))
        {
            return null;
        }

        Buffer.MemoryCopy(host, scratch, first, first);
        if (first < size)
        {
            Buffer.MemoryCopy(_secondPage.Host, scratch + first, size - first, size - first);
        }

        _context->PendingAddress = address;
        _context->PendingSize = size;
        return scratch;
    }

    /// <summary>Brings a store from the scratch area to its place. Whether the running block is still good.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool Commit()
    {
        ulong offset = _context->PendingAddress & ~PageMask;
        int size = _context->PendingSize;
        int first = (int)Math.Min(PageSize - offset, (ulong)size);
        byte* scratch = _context->Scratch;
        Buffer.MemoryCopy(scratch, _firstPage.Host + offset, first, first);
        _code.Stored(_firstPage.Frame, (int)offset, first);
        if (first < size)
        {
            Buffer.MemoryCopy(scratch + first, _secondPage.Host, size - first, size - first);
            _code.Stored(_secondPage.Frame, 0, size - first);
        }

        return !_context->Block->Dropped;
    }

    /// <summary>Brings a store to its place and goes on: in the block, or by looking anew where the block has changed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal Operation* AfterSlowStore(Operation* op) => Commit() ? op + 1 : LeaveAfter(op);

    private bool CheckCanonical(Operation* op, ulong address, int size, bool onStack)
    {
        // What is longer than a register is read in parts, the first of which may fault otherwise.
        if (IsCanonical(address) && IsCanonical(address + (ulong)(Math.Min(size, 16) - 1)))
        {
            return true;
        }

        bool stack = onStack || (op->Traits & OperationTraits.StackSegment) != 0;
        _ = Trap(op, stack ? ExceptionVector.StackFault : ExceptionVector.GeneralProtection);
        return false;
    }

    private bool TryTranslate(Operation* op, ulong address, MemoryAccess access, out PageTranslation translation)
    {
        ulong page = address & PageMask;
        if (_memory.TryTranslate(page, access, _context->State.Mode, out translation))
        {
            Remember(page, access, in translation);
            return true;
        }

        _ = Trap(op, ExceptionVector.PageFault, PageFaultCode(translation.ErrorCode, access), address);
        return false;
    }
}
