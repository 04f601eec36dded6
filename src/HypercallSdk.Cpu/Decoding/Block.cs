using System.Runtime.InteropServices;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>Decoded instructions of one page that run one after the other; only the last may branch.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Block
{
    /// <summary>The first instruction's virtual address.</summary>
    public ulong Rip;

    /// <summary>The frame that it is in.</summary>
    public ulong Frame;

    /// <summary>The frame that its last bytes are in; <see cref="NoFrame"/> unless its one instruction crosses into the next page.</summary>
    public ulong SecondFrame;

    /// <summary>The page's first byte in the host, as it was last found.</summary>
    public byte* Host;

    /// <summary>The first operation.</summary>
    public Operation* First;

    /// <summary>The block that the branch leads to, once it has; only within the page.</summary>
    public Block* Taken;

    /// <summary>The block that follows where the branch is not taken; only within the page.</summary>
    public Block* NotTaken;

    /// <summary>The next block of the same frame.</summary>
    public Block* NextInFrame;

    /// <summary>The next block of the same hash.</summary>
    public Block* NextInBucket;

    /// <summary>Instructions in it.</summary>
    public int Count;

    /// <summary>Code bytes in it.</summary>
    public ushort Length;

    /// <summary>What it was decoded for: 1 where x87 and SSE instructions raise #NM.</summary>
    public byte Variant;

    /// <summary>Whether its code has changed since.</summary>
    public bool Dropped;

    /// <summary>No frame.</summary>
    public const ulong NoFrame = ulong.MaxValue;
}
