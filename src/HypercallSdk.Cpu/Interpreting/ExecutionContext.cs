// What handlers work on: the guest's state and, behind it, what the engine keeps while code runs.
//
// Flags. Arithmetic stores its result and its carries instead of six flags (the form is that of Bochs):
//  - FlagResult: the result, sign-extended to 64 bits. ZF is "it is zero"; SF its sign, PF the parity of its low byte.
//  - FlagCarries: bit 63 CF; bit 62 the carry into the sign bit, so that OF = bit 63 ^ bit 62; bit 3 AF.
//  - Flags that no result could have together (popf, sahf) are made with bit 0, which turns SF, and bits 8 to 15, which are
//    exclusive-ored to the low byte before its parity is taken.
// The six bits of State.Rflags are stale while code runs, and right again when the run ends. The other bits are always right.
//
// Budget. Remaining counts down a block at a time, on entering it. Whoever leaves a block early gives back what did not run.
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>The running processor's state, guest-visible and not, at one address.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ExecutionContext
{
    /// <summary>
    /// Entries in a table of translations, one for each page number modulo this. Programs have their data low and their stack
    /// high, at round addresses: with 256, the stack and the heap of a shell were in each other's way.
    /// </summary>
    public const int TranslationCount = 1024;

    /// <summary>Entries in a table of blocks by address.</summary>
    public const int JumpCount = 4096;

    /// <summary>Bytes of the scratch area.</summary>
    public const int ScratchSize = 1024;

    /// <summary>What the guest sees. First, so that registers are offsets from the context itself.</summary>
    public ProcessorState State;

    /// <summary>See the file's head.</summary>
    public ulong FlagResult;

    /// <summary>See the file's head.</summary>
    public ulong FlagCarries;

    /// <summary>Instructions that may still run.</summary>
    public long Remaining;

    /// <summary>The block that runs.</summary>
    public Block* Block;

    /// <summary>Translations for reads in the current mode.</summary>
    public TranslationEntry* Reads;

    /// <summary>Translations for writes in the current mode; never of a page with decoded code.</summary>
    public TranslationEntry* Writes;

    /// <summary>Blocks by address in the current mode and variant.</summary>
    public JumpEntry* Jumps;

    /// <summary>Where to note the block that is found next, or null.</summary>
    public Block** Link;

    /// <summary>Where a store that went to the scratch area belongs.</summary>
    public ulong PendingAddress;

    /// <summary>How many bytes of it there are.</summary>
    public int PendingSize;

    /// <summary>Why the run ends; 0 while it goes on.</summary>
    public ExitReason Reason;

    /// <summary>The exception's vector.</summary>
    public byte Vector;

    /// <summary>Its error code.</summary>
    public uint ErrorCode;

    /// <summary>Its address.</summary>
    public ulong FaultAddress;

    /// <summary>Operands that cross a page, and stores to code, are put together here.</summary>
    public fixed byte Scratch[ScratchSize];
}
