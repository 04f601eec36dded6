using System.Collections.Generic;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>A frame that holds decoded code.</summary>
internal sealed class CodePage
{
    /// <summary>Addresses of its blocks, and of those that end in it.</summary>
    public List<nint> Blocks { get; } = [];

    /// <summary>One bit for each 64 bytes in which there is decoded code.</summary>
    public ulong Coverage { get; set; }
}
