// Xen's start-of-day layout (xen.h): from the virtual base on, each element on a page of its own and in this order:
// kernel image, boot module (if it has one), list of frames (p2m), start_info, and unless it is domain 0 the store page and the console page, the
// bootstrap page tables, the bootstrap stack; then at least 512 KiB of padding, up to the next boundary of 4 MiB. All of
// it is mapped one to one onto the first pseudo-physical frames.
//
// A hosted kernel's image is: text page, scratch page, shared_info window, kernel state, guest library's state, argument
// area of 16 pages and kernel stack of 8 pages for each vCPU.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Kernels;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Which pseudo-physical frame each element of a new domain starts at.</summary>
internal sealed class DomainLayout
{
    /// <summary>Pages of kernel stack for each vCPU.</summary>
    public const ulong StackPages = 8;

    /// <summary>Pages of argument area for each vCPU.</summary>
    public const ulong ArgumentPages = ArgumentArea.Size / Page.Size;
    private const ulong PaddingPages = 512 * 1024 / Page.Size;
    private const ulong AlignmentPages = 4 * 1024 * 1024 / Page.Size;
    private const ulong EntriesPerTable = 512;

    public DomainLayout(HostedKernel kernel, ulong pages, int vcpus, int moduleBytes, bool isInitialDomain)
    {
        ulong next = 0;
        Pages = pages;
        Text = Take(1);
        Scratch = Take(1);
        SharedInfoWindow = Take(1);
        KernelState = Take(PagesFor(kernel.StateSize));
        LibraryState = Take(PagesFor(kernel.LibraryStateSizeFor(vcpus)));
        Arguments = Take(ArgumentPages * (ulong)vcpus);
        KernelStacks = Take(StackPages * (ulong)vcpus);
        ImagePages = next;
        Module = Take(PagesHolding(moduleBytes));
        FrameList = Take((pages + EntriesPerTable - 1) / EntriesPerTable);
        StartInfo = Take(1);
        if (!isInitialDomain)
        {
            Store = Take(1);
            Console = Take(1);
        }

        // The tables map themselves too, so their number and the region's size depend on each other.
        PageTables = next;
        L1Tables = 0;
        do
        {
            L1Tables += AlignmentPages / EntriesPerTable;
            MappedPages = L1Tables * EntriesPerTable;
        }
        while (PageTables + PageTableCount + 1 + PaddingPages > MappedPages);

        next += PageTableCount;
        BootStack = Take(1);

        ulong Take(ulong count)
        {
            ulong first = next;
            next += count;
            return first;
        }
    }

    /// <summary>How many pages the domain starts with.</summary>
    public ulong Pages { get; }

    public ulong Text { get; }

    public ulong Scratch { get; }

    public ulong SharedInfoWindow { get; }

    public ulong KernelState { get; }

    public ulong LibraryState { get; }

    public ulong Arguments { get; }

    public ulong KernelStacks { get; }

    /// <summary>The kernel image's pages: frames 0 to here.</summary>
    public ulong ImagePages { get; }

    /// <summary>Where the boot module starts; it may be empty.</summary>
    public ulong Module { get; }

    public ulong FrameList { get; }

    public ulong StartInfo { get; }

    public ulong Store { get; }

    public ulong Console { get; }

    public ulong PageTables { get; }

    /// <summary>How many L1 tables there are. One L2, one L3 and one L4 above them.</summary>
    public ulong L1Tables { get; }

    /// <summary>How many page-table frames there are.</summary>
    public ulong PageTableCount => L1Tables + 3;

    public ulong BootStack { get; }

    /// <summary>How many frames the bootstrap region spans, padding included.</summary>
    public ulong MappedPages { get; }

    /// <summary>The least memory that a domain with this layout needs, in pages: up to its bootstrap stack.</summary>
    public ulong LeastPages => BootStack + 1;

    /// <summary>The virtual address of <paramref name="frame"/> in the bootstrap region.</summary>
    public static ulong AddressOf(ulong frame) => DomainImage.VirtualBase + (frame << Page.Shift);

    /// <summary>The element that a frame belongs to, in words, and its first frame; no name behind the last one.</summary>
    public (string? Name, ulong First) ElementAt(ulong frame)
    {
        (string? Name, ulong First) found = default;
        ReadOnlySpan<(string Name, ulong First)> elements =
        [
            ("the kernel's text page", Text),
            ("the scratch page", Scratch),
            ("the window of shared_info", SharedInfoWindow),
            ("the kernel's state", KernelState),
            ("the guest library's state", LibraryState),
            ("the argument areas", Arguments),
            ("the kernel stacks", KernelStacks),
            ("the boot module", Module),
            ("the P2M list", FrameList),
            ("start_info", StartInfo),
            ("the page of the store's ring", Store),
            ("the page of the console's ring", Console),
            ("the bootstrap page tables", PageTables),
            ("the bootstrap stack", BootStack),
        ];

        // The last of those that start there: an element may be empty, and domain 0 has no rings.
        foreach ((string Name, ulong First) element in elements)
        {
            if (element.First <= frame && (element.First != 0 || element.Name == elements[0].Name) && element.First >= found.First)
                found = element;
        }

        return frame <= BootStack ? found : default;
    }

    private static ulong PagesFor(int bytes) => ulong.Max(1, PagesHolding(bytes));

    private static ulong PagesHolding(int bytes) => ((ulong)bytes + Page.Size - 1) >> Page.Shift;
}
