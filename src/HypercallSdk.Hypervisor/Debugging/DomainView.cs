using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Hypercalls;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A domain as a debugger shows it.</summary>
/// <param name="domain">The domain.</param>
internal sealed unsafe class DomainView(Domain domain)
{
    /// <summary>What is said of a domain that was taken off its machine, or whose machine was disposed of.</summary>
    public const string Gone = "no more on the machine";

    /// <summary>What becomes of it.</summary>
    public string State => StateOf(domain);

    /// <summary>Its memory.</summary>
    public string Memory => DescribeMemory(domain);

    /// <summary>Its command line.</summary>
    public string CommandLine => domain.CommandLine;

    /// <summary>A copy of the kernel's fields; null when the domain is no more.</summary>
    // SAFETY: the domain is on the machine, and has its memory.
    public object? Kernel => IsThere(domain) ? domain.Kernel.CopyState(domain.Image.KernelState) : null;

    /// <summary>Its vCPUs.</summary>
    public Vcpu[] Vcpus => [.. domain.Vcpus];

    /// <summary>Its event channels.</summary>
    public EventChannelTable EventChannels => domain.EventChannels;

    /// <summary>What it grants others.</summary>
    public GrantTable Grants => domain.Grants;

    /// <summary>What it maps of others.</summary>
    public string[] MappedGrants => IsThere(domain) ? GrantsView.MappedBy(domain) : [];

    /// <summary>The page tables of its kernel's mode, on vCPU 0.</summary>
    public Paging.AddressSpace PageTables => domain.Vcpus[0].KernelSpace;

    /// <summary>What it printed, by lines.</summary>
    public string[] Console => LinesOf(domain.ConsoleText);

    /// <summary>What it was refused, and why.</summary>
    public DomainLog Refusals => domain.Log;

    /// <summary>Its last hypercalls, the latest first.</summary>
    public HypercallRecord[] LastHypercalls => domain.History.ToArray();

    /// <summary>What is known about its end, if it crashed.</summary>
    public CrashReport? CrashReport => domain.CrashReport;

    /// <summary>Whether its memory can be looked at: it is on the machine, which was not disposed of.</summary>
    public static bool IsThere(Domain domain) => !domain.Host.Memory.IsDisposed && domain.Host.Domains.Contains(domain);

    /// <summary>What becomes of a domain, in a few words.</summary>
    public static string StateOf(Domain domain) =>
        !IsThere(domain) ? domain.ExitReason is { } reason ? $"{Gone}, ended ({reason})" : Gone
        : domain.HasEnded ? $"ended ({domain.ExitReason})"
        : LifeOf(domain);

    /// <summary>What a domain does that has not ended, in a word.</summary>
    public static string LifeOf(Domain domain) =>
        domain.IsSuspended ? "suspended"
        : domain.IsPaused ? "paused"
        : domain.Vcpus[0].HasBooted ? "running" : "not booted";

    /// <summary>One line about a domain.</summary>
    public static string Describe(Domain domain) =>
        $"{domain}, {domain.Kernel.Name}: {StateOf(domain)}, {Counted.Of(domain.Vcpus.Count, "vCPU")}, {Counted.Of(domain.Log.RefusalCount, "refusal")}";

    /// <summary>One line about a domain's memory.</summary>
    public static string DescribeMemory(Domain domain) => IsThere(domain)
        ? string.Create(CultureInfo.InvariantCulture, $"{domain.Memory.PageCount} pages of 4 KiB, at most {domain.Memory.MaximumPages}")
        : Gone;

    /// <summary>The lines of a text; none of an empty one.</summary>
    public static string[] LinesOf(string text) =>
        text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
