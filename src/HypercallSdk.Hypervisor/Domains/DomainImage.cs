// The image of a hosted kernel: where in the guest's virtual memory stands what its code expects. There are no machine
// instructions in it; its text page exists so that handlers have addresses, one each 16 bytes, which a trap table can
// hold and a frame can name.
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>The places in a hosted kernel's image.</summary>
internal sealed unsafe class DomainImage
{
    private const ulong EntrySpacing = 16;
    private const ulong CodeOffset = 2048;

    /// <summary>Where every kernel's virtual memory starts: pseudo-physical frame 0.</summary>
    public const ulong VirtualBase = 0xffff_ffff_8000_0000;

    /// <summary>The text page, first in the image.</summary>
    public ulong TextAddress => VirtualBase;

    /// <summary>A page for the kernel's own experiments.</summary>
    public required ulong ScratchAddress { get; init; }

    /// <summary>The page over which the guest library maps shared_info.</summary>
    public required ulong SharedInfoWindow { get; init; }

    /// <summary>start_info.</summary>
    public required ulong StartInfoAddress { get; init; }

    /// <summary>The argument areas, one behind the other: vCPU 0's first.</summary>
    public required ulong ArgumentsAddress { get; init; }

    /// <summary>The host address of the argument areas.</summary>
    public required byte* ArgumentsBase { get; init; }

    /// <summary>The kernel stacks, one behind the other: vCPU 0's first.</summary>
    public required ulong StacksAddress { get; init; }

    /// <summary>The end of vCPU 0's kernel stack.</summary>
    public ulong StackTop => StackTopOf(0);

    /// <summary>The host address of the kernel's state.</summary>
    public required void* KernelState { get; init; }

    /// <summary>The host address of the guest library's state.</summary>
    public required void* LibraryState { get; init; }

    /// <summary>The nominal address of the kernel's own running code, between the entry points and the page's end.</summary>
    public ulong CodeAddress => TextAddress + CodeOffset;

    /// <summary>The argument area of a vCPU.</summary>
    public ulong ArgumentAddressOf(int vcpu) => ArgumentsAddress + ((ulong)vcpu * ArgumentArea.Size);

    /// <summary>The host address of a vCPU's argument area.</summary>
    // SAFETY: the image holds an area of that size for each vCPU that the domain may have.
    public byte* ArgumentBaseOf(int vcpu) => ArgumentsBase + ((long)vcpu * ArgumentArea.Size);

    /// <summary>The end of a vCPU's kernel stack.</summary>
    public ulong StackTopOf(int vcpu) => StacksAddress + (((ulong)vcpu + 1) * DomainLayout.StackPages * Page.Size);

    /// <summary>The address of entry point <paramref name="index"/>.</summary>
    public ulong EntryAddress(int index) => TextAddress + ((ulong)index * EntrySpacing);

    /// <summary>The entry point at <paramref name="address"/>; -1 when there is none.</summary>
    public int EntryAt(ulong address)
    {
        ulong offset = address - TextAddress;
        return offset < KernelEntry.Count * EntrySpacing && offset % EntrySpacing == 0 ? (int)(offset / EntrySpacing) : -1;
    }

    /// <summary>The address of a place that the guest library asks for.</summary>
    public ulong AddressOf(KernelImagePlace place) => place == KernelImagePlace.SharedInfo ? SharedInfoWindow : ScratchAddress;
}
