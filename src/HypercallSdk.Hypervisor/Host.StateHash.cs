using System;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor;

public sealed partial class Host
{
    /// <summary>
    /// A digest of everything that a run may depend on: all frames that have an owner, with their counts and places, the
    /// vCPUs' registers, timers, event channels and the clock. Two runs of the same kernels with one seed have the same, on any machine.
    /// </summary>
    public UInt128 StateHash()
    {
        var hash = new XxHash128();
        Add(hash, Clock.IsVirtual ? Clock.Now : 0);
        Add(hash, Options.Seed);
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
        hash.Append(MemoryMarshal.AsBytes(domain.MemoryMap));
        foreach (Vcpu vcpu in domain.Vcpus)
        {
            TrapFrame registers = vcpu.Traps.Context;
            hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<TrapFrame>(in registers)));
            Add(hash, vcpu.KernelSpace.Root.Value);
            Add(hash, (vcpu.IsInitialised ? 1UL : 0) | (vcpu.IsNmiPending ? 2UL : 0));
            Add(hash, vcpu.InfoFrame is { } info ? info.Value + 1 : 0);
            Add(hash, vcpu.RunstateArea);
            Add(hash, vcpu.TimeArea);
            Add(hash, vcpu.HasUserRoot ? vcpu.UserSpace.Root.Value : 0);
            AddDescriptors(hash, vcpu);
            Add(hash, vcpu.PeriodicTimer.Period);
            Add(hash, vcpu.PeriodicTimer.LastTick);
            Add(hash, vcpu.SingleShotDeadline);
        }

        AddEvents(hash, domain.EventChannels);

        AddGrants(hash, domain.Grants);
        foreach ((GrantHandle handle, GrantMapping mapping) in domain.MapTrack.All())
        {
            Add(hash, handle.Value | ((ulong)mapping.Granter.Value << 32));
            Add(hash, mapping.Reference | ((ulong)mapping.Flags << 32));
        }
    }

    // None is the same as empty ones.
    private static void AddDescriptors(XxHash128 hash, Vcpu vcpu)
    {
        DescriptorTables? tables = vcpu.HasDescriptors ? vcpu.Descriptors : null;
        Add(hash, (tables?.GdtEntries ?? 0) | ((ulong)(tables?.LdtEntries ?? 0) << 32));
        Add(hash, tables?.LdtBase.Value ?? 0);
        if (tables is not null)
            hash.Append(MemoryMarshal.AsBytes(tables.GdtFrames));
    }

    private static void AddGrants(XxHash128 hash, GrantTable table)
    {
        Add(hash, table.Version | ((ulong)table.FrameCount << 8) | ((ulong)table.StatusFrameCount << 24) | ((ulong)table.Domain.Id.Value << 40));
        foreach ((GrantReference reference, ActiveGrant grant) in table.AllActive())
        {
            Add(hash, reference.Value | ((ulong)grant.Pins << 32));
            Add(hash, grant.Frame.Value | ((ulong)grant.User.Value << 48));
            Add(hash, grant.SourceReference.Value | ((ulong)grant.Source.Value << 32) | (grant.IsSubPage ? 1UL << 48 : 0));
            Add(hash, grant.Start | ((ulong)grant.Length << 16));
        }
    }

    private static void Add(XxHash128 hash, ulong value) => hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in value)));

    private unsafe void AddFrames(XxHash128 hash, DomainId? owner)
    {
        for (ulong number = 0; number < Memory.FrameCount; number++)
        {
            var frame = new MachineFrame(number);
            ref readonly FrameInfo info = ref Memory[frame];
            if (info.IsFree || (owner is { } wanted && !info.IsOwnedBy(wanted)))
                continue;

            Add(hash, number | ((ulong)info.Owner.Value << 40) | ((ulong)info.Type << 56));
            Add(hash, info.TypeCount | ((ulong)info.ReferenceCount << 32));
            Add(hash, (ulong)info.Flags);
            Add(hash, Memory.PseudoPhysicalOf(frame));
            var content = new ReadOnlySpan<byte>(Memory.HostAddress(frame), Page.Size);
            if (content.ContainsAnyExcept((byte)0))
                hash.Append(content);
        }
    }
}
