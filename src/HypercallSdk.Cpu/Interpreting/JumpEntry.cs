using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>A recently entered block, found by its address alone.</summary>
internal unsafe struct JumpEntry
{
    /// <summary>Its virtual address.</summary>
    public ulong Rip;

    /// <summary>The block; null in an empty entry.</summary>
    public Block* Block;
}
