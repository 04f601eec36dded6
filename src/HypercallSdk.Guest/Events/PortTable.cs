using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>Every port that the two-level interface has, by number.</summary>
[InlineArray(Count)]
internal struct PortTable
{
    /// <summary>64 words of 64 bits (<c>EVTCHN_2L_NR_CHANNELS</c>).</summary>
    internal const int Count = 4096;

    private PortBinding _first;
}
