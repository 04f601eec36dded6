using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HypercallSdk.Hypervisor.Tests.EventLaws;

/// <summary>A call's structure, as bytes.</summary>
[InlineArray(24)]
internal struct Bytes
{
    private byte _first;

    public void Write<T>(int offset, T value)
        where T : unmanaged => MemoryMarshal.Write(MemoryMarshal.CreateSpan(ref _first, 24)[offset..], in value);

    public readonly T Read<T>(int offset)
        where T : unmanaged => MemoryMarshal.Read<T>(MemoryMarshal.CreateReadOnlySpan(in _first, 24)[offset..]);
}
