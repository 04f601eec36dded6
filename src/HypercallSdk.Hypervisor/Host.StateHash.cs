using System;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Machine;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor;

public sealed partial class Host
{
    /// <summary>
    /// A digest of everything that a run may depend on, between two handlers: all frames that have an owner, with their counts
    /// and places; each vCPU's registers, entry points, timers and areas; event channels, grants, watchdogs; physical CPUs, the
    /// scheduler and the clock. Two runs of the same kernels with one seed have the same, on any machine.
    /// </summary>
    /// <remarks>
    /// Not in it, and why:
    /// options, domains' limits and kernels' code: with these a host is set up, they do not change (a recording compares them);
    /// requests that were posted and not taken, and how far a recording is: they are not the machine's yet;
    /// translations that are remembered: a guest may not depend on them, and looking at its memory makes some;
    /// what domains printed, refusals, the last hypercalls, crash reports, traces: nothing in the run looks at them;
    /// free lists, run queues' bits, which port a VIRQ has, sums: they follow from what is in it, and
    /// <see cref="HostOptions.RecountInvariants"/> holds them to it;
    /// a wall clock's time: it is an input.
    /// </remarks>
    public UInt128 StateHash()
    {
        var hash = new XxHash128();
        Add(hash, Clock.IsVirtual ? Clock.Now : 0);
        Add(hash, Options.Seed);
        AddMachine(hash);
        foreach (Domain domain in _domains)
            AddDomain(hash, domain);

        foreach (GrantTable table in GrantTables.All)
        {
            if (table.IsDying)
                AddGrants(hash, table);
        }

        Scheduler.AddTo(hash);
        AddFrames(hash, null);
        return hash.GetCurrentHashAsUInt128();
    }

    /// <summary>The same, of one domain alone and without the clock: what other domains must not change.</summary>
    internal UInt128 StateHash(Domain domain)
    {
        var hash = new XxHash128();
        AddDomain(hash, domain);
        AddFrames(hash, domain.Id);
        return hash.GetCurrentHashAsUInt128();
    }

    private static void AddDomain(XxHash128 hash, Domain domain)
    {
        Add(hash, domain.Id.Value);
        Add(hash, domain.HasEnded ? (ulong)domain.ExitReason.GetValueOrDefault() + 1 : 0);
        AddLife(hash, domain);
        Add(hash, domain.Memory.MaximumPages);
        Add(hash, domain.Memory.ClaimedPages);
        Add(hash, domain.Assists);
        foreach (byte typed in domain.Console.Typed)
            Add(hash, typed);

        hash.Append(MemoryMarshal.AsBytes(domain.MemoryMap));
        foreach (Vcpu vcpu in domain.Vcpus)
            vcpu.AddTo(hash);

        AddEvents(hash, domain.EventChannels);

        AddGrants(hash, domain.Grants);
        foreach ((GrantHandle handle, GrantMapping mapping) in domain.MapTrack.All())
        {
            Add(hash, handle.Value | ((ulong)mapping.Granter.Value << 32));
            Add(hash, mapping.Reference | ((ulong)mapping.Flags << 32));
        }

        foreach (GrantHandle handle in domain.MapTrack.Free())
            Add(hash, handle.Value);
    }

    private static void AddGrants(XxHash128 hash, GrantTable table)
    {
        Add(hash, table.Version | ((ulong)table.FrameCount << 8) | ((ulong)table.StatusFrameCount << 24) | ((ulong)table.Domain.Id.Value << 40));
        hash.Append(MemoryMarshal.AsBytes(table.Frames));
        hash.Append(MemoryMarshal.AsBytes(table.StatusFrames));
        foreach ((GrantReference reference, ActiveGrant grant) in table.AllActive())
        {
            Add(hash, reference.Value | ((ulong)grant.Pins << 32));
            Add(hash, grant.Frame.Value | ((ulong)grant.User.Value << 48));
            Add(hash, grant.SourceReference.Value | ((ulong)grant.Source.Value << 32) | (grant.IsSubPage ? 1UL << 48 : 0));
            Add(hash, grant.Start | ((ulong)grant.Length << 16));
        }
    }

    /// <summary>Adds a number to a digest.</summary>
    internal static void Add(XxHash128 hash, ulong value) => hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in value)));

    private void AddFrames(XxHash128 hash, DomainId? owner)
    {
        for (ulong number = 0; number < Memory.FrameCount; number++)
        {
            var frame = new MachineFrame(number);
            ref readonly FrameInfo info = ref Memory[frame];
            if (info.IsFree || (owner is { } wanted && !info.IsOwnedBy(wanted)))
                continue;

            Add(hash, number | ((ulong)info.Owner.Value << 40) | ((ulong)info.Type << 56));
            Add(hash, info.TypeCount | ((ulong)info.ReferenceCount << 32));
            Add(hash, (ulong)info.Flags | ((ulong)(uint)info.LinearCount << 32));
            Add(hash, Memory.PseudoPhysicalOf(frame));
            ReadOnlySpan<byte> content = Memory.ContentOf(frame);
            if (content.ContainsAnyExcept((byte)0))
                hash.Append(content);
        }
    }
}
