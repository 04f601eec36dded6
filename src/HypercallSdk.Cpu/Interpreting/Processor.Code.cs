// SAFETY: host addresses come from the owner's translations; blocks from the code cache.
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Interpreting;

/// <content>Finding code.</content>
public sealed unsafe partial class Processor
{
    /// <summary>The block at <paramref name="rip"/>, decoded where there is none; null when the fetch faults.</summary>
    private Block* Find(ulong rip)
    {
        JumpEntry* entry = Guest.JumpOf(_context, rip);
        if (entry->Rip == rip && entry->Block != null)
        {
            return entry->Block;
        }

        if (!TryFetch(rip, rip, out PageTranslation page))
        {
            return null;
        }

        Block* block = _code.Find(rip, page.Frame, (byte)Variant);
        while (block != null && block->SecondFrame != Block.NoFrame)
        {
            // The rest of its one instruction is in the next page, wherever that is now.
            if (!TryFetch(rip, (rip & PageMask) + PageSize, out PageTranslation next))
            {
                return null;
            }

            if (next.Frame == block->SecondFrame)
            {
                break;
            }

            block = _code.FindAfter(block);
        }

        block = block != null ? block : Decode(rip, in page);
        if (block != null)
        {
            block->Host = page.Host;
            RememberBlock(rip, block);
        }

        return block;
    }

    /// <summary>Translates the page of <paramref name="address"/> for the instruction at <paramref name="rip"/>.</summary>
    private bool TryFetch(ulong rip, ulong address, out PageTranslation page)
    {
        page = default;
        if (!IsCanonical(address))
        {
            _ = Fault(ExceptionVector.GeneralProtection, 0, 0);
            return false;
        }

        if (!_memory.TryTranslate(address & PageMask, MemoryAccess.Execute, _context->State.Mode, out page))
        {
            _ = Fault(ExceptionVector.PageFault, PageFaultCode(page.ErrorCode, MemoryAccess.Execute), address);
            return false;
        }

        return true;
    }

    private Block* Decode(ulong rip, in PageTranslation page)
    {
        MakeCode(page.Frame);
        Block* block = _decoder.Decode(rip, in page, (byte)Variant);
        if (block != null)
        {
            return block;
        }

        // Its first instruction goes on in the next page.
        if (!TryFetch(rip, (rip & PageMask) + PageSize, out PageTranslation next))
        {
            return null;
        }

        MakeCode(next.Frame);
        return _decoder.DecodeCrossing(rip, in page, in next, (byte)Variant);
    }

    private void MakeCode(ulong frame)
    {
        if (_code.Add(frame))
        {
            _memory.CodeDecoded(frame);
        }
    }
}
