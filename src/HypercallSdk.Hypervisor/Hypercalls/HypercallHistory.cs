using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>A domain's last hypercalls, of all its vCPUs: a ring that nothing is allocated for after the domain was made.</summary>
internal sealed class HypercallHistory
{
    /// <summary>How many calls are kept.</summary>
    public const int Size = 64;

    private Ring _ring;
    private long _count;

    /// <summary>Begins a call: its number, by which it is noted when it is done. Calls made meanwhile are later ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Begin() => _count++;

    /// <summary>The place of the call that <see cref="Begin"/> numbered, which held an older one.</summary>
    public ref HypercallRecord this[long call]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref Unsafe.As<Ring, HypercallRecord>(ref _ring), (nint)(call & (Size - 1)));
    }

    /// <summary>The calls kept, the latest first.</summary>
    public HypercallRecord[] ToArray()
    {
        var calls = new List<HypercallRecord>();
        for (long i = _count - 1; i >= 0 && i >= _count - Size; i--)
            calls.Add(_ring[(int)(i & (Size - 1))]);

        return [.. calls];
    }

    [InlineArray(Size)]
    private struct Ring
    {
        private HypercallRecord _first;
    }
}
