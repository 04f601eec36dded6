using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Domains;

public sealed unsafe partial class Domain
{
    private E820Entry[] _memoryMap = [];

    /// <summary>The kinds of help that the domain asked for, a bit each (<c>vm_assist</c>).</summary>
    internal ulong Assists { get; set; }

    /// <summary>The physical memory map that was set for the domain; empty when none was.</summary>
    internal ReadOnlySpan<E820Entry> MemoryMap => _memoryMap;

    /// <summary>Whether the domain asked for <paramref name="type"/>.</summary>
    internal bool Has(VmAssistType type) => (Assists & 1UL << (int)type) != 0;

    /// <summary>Sets the domain's physical memory map; none when there are no entries.</summary>
    internal void SetMemoryMap(E820Entry[] entries) => _memoryMap = entries;
}
