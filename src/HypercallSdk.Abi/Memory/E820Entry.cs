using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>A range of physical memory, as the BIOS tells it.</summary>
[NotInXen("the BIOS's, not the hypervisor's")]
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public struct E820Entry
{
    /// <summary>The first address.</summary>
    public ulong Address;

    /// <summary>Its length, in bytes.</summary>
    public ulong Size;

    /// <summary>What it is.</summary>
    public E820Type Type;
}
