using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>One of the domains that play: its window of pages, the frames that it began with, what it holds.</summary>
internal sealed unsafe class PlayDomain
{
    /// <summary>How many pages the window has: half of them mapped writable, a quarter read-only, a quarter not at all.</summary>
    public const int WindowPages = 16;

    private const ulong FirstWindowPage = 700;

    public PlayDomain(GuestProbe probe)
    {
        Probe = probe;
        for (int i = 0; i < WindowPages; i++)
            Frames[i] = Walk(AddressOf(i)).Entry(1).Frame;

        PageWalk walk = Walk(AddressOf(0));
        Root = probe.Vcpu.KernelSpace.Root;
        L3 = walk.Entry(4).Frame;
        L2 = walk.Entry(3).Frame;
        L1 = walk.Entry(2).Frame;
    }

    public GuestProbe Probe { get; }

    public Domain Domain => Probe.Domain;

    public MachineFrame[] Frames { get; } = new MachineFrame[WindowPages];

    /// <summary>The tables that the domain was started with; L1 is the one that maps the window.</summary>
    public MachineFrame Root { get; }

    /// <inheritdoc cref="Root"/>
    public MachineFrame L3 { get; }

    /// <inheritdoc cref="Root"/>
    public MachineFrame L2 { get; }

    /// <inheritdoc cref="Root"/>
    public MachineFrame L1 { get; }

    /// <summary>Where the window stands in <see cref="L1"/>.</summary>
    public static int FirstIndex => (int)(FirstWindowPage % 512);

    /// <summary>Frames of the domain's grant table, as it was told.</summary>
    public List<MachineFrame> GrantFrames { get; } = [];

    /// <summary>Frames of the domain's grant status table, as it was told.</summary>
    public List<MachineFrame> StatusFrames { get; } = [];

    /// <summary>Its mappings of others' grants.</summary>
    public List<HeldMapping> Mappings { get; } = [];

    /// <summary>The version of its grant table.</summary>
    public int GrantVersion { get; set; } = 1;

    /// <summary>The entry that the domain changed last: table, index and value.</summary>
    public (MachineFrame Table, int Index, ulong Value) LastEntry { get; set; }

    /// <summary>The page of the window that the domain stored to last.</summary>
    public int LastPage { get; set; }

    /// <summary>The frame that a page of the window showed before it was mapped anew.</summary>
    public MachineFrame LastUnmapped { get; set; }

    public static ulong AddressOf(int page) => DomainImage.VirtualBase + ((FirstWindowPage + (ulong)page) << Page.Shift);

    public PageWalk Walk(ulong address) => Probe.Vcpu.KernelSpace.Walk(address);
}
