using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>The ports of a vCPU's interrupts from other vCPUs, by the kernel's own numbers.</summary>
[InlineArray(Count)]
internal struct IpiPorts
{
    /// <summary>How many such interrupts a kernel may have.</summary>
    internal const int Count = 16;

    private uint _first;
}
