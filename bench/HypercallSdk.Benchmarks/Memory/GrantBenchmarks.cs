using System;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Benchmarks;
using HypercallSdk.Abi;
using HypercallSdk.Benchmarks.Hypercalls;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Benchmarks.Memory;

/// <summary>
/// A page that another domain granted: mapped and unmapped, alone and 32 a call; 4 KiB of it copied by the hypervisor, alone
/// and 32 a call. Beside it the copy alone.
/// </summary>
public unsafe class GrantBenchmarks
{
    private const int Batch = 32;
    private const int FirstReference = 8;

    private readonly GrantMap[] _maps = new GrantMap[Batch];
    private readonly GrantUnmap[] _unmaps = new GrantUnmap[Batch];
    private readonly GrantCopy[] _copies = new GrantCopy[Batch];
    private BenchDomain _domain = null!;
    private byte* _from;
    private byte* _to;

    [GlobalSetup]
    public void Setup()
    {
        _domain = new BenchDomain(new HostOptions());
        Domain mapper = _domain.Domain;
        Host host = mapper.Host;
        Domain granter = host.CreateDomain<QuietKernel>();
        MachineFrame[] granted = [.. PagesOf(granter).Take(Batch)];
        MachineFrame own = PagesOf(mapper).First();
        MachineMemory memory = host.Memory;
        for (int index = 0; index < Batch; index++)
        {
            var reference = new GrantReference((uint)(FirstReference + index));
            granter.Grants.Seed(reference, mapper.Id, granted[index]);

            // The pages of the bootstrap padding's end take the mappings.
            _maps[index] = new GrantMap
            {
                HostAddress = KernelMemory.Base.Value + (4 << 20) - ((ulong)(Batch - index) << Page.Shift),
                Flags = GrantMapFlags.HostMap,
                Reference = reference,
                Domain = granter.Id,
            };
            _unmaps[index].HostAddress = _maps[index].HostAddress;
            _copies[index] = new GrantCopy
            {
                Source = new GrantCopyPointer { Reference = reference, Domain = granter.Id },
                Destination = new GrantCopyPointer { Frame = own.Value, Domain = DomainId.Self },
                Length = Page.Size,
                Flags = GrantCopyFlags.SourceIsGrant,
            };
        }

        _from = memory.HostAddress(granted[0]);
        _to = memory.HostAddress(own);
        Map(Batch);
        Unmap(Batch);
        GrantCopy();
        if (_maps.Any(map => map.Status != GrantStatus.Okay) || _unmaps.Any(unmap => unmap.Status != GrantStatus.Okay) || _copies[0].Status != GrantStatus.Okay)
        {
            throw new InvalidOperationException(mapper.Log.Last?.ToString());
        }
    }

    [GlobalCleanup]
    public void Cleanup() => _domain.Dispose();

    // SAFETY: both are frames of the machine.
    [Benchmark(Baseline = true)]
    public void SpanCopyTo() => new ReadOnlySpan<byte>(_from, Page.Size).CopyTo(new Span<byte>(_to, Page.Size));

    [Benchmark]
    public void GrantCopy() => _ = GrantTableOp.Copy(_copies.AsSpan(0, 1));

    [Benchmark(OperationsPerInvoke = Batch)]
    public void GrantCopy32ACall() => _ = GrantTableOp.Copy(_copies);

    [Benchmark]
    public void MapAndUnmap()
    {
        Map(1);
        Unmap(1);
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void MapAndUnmap32ACall()
    {
        Map(Batch);
        Unmap(Batch);
    }

    private static System.Collections.Generic.IEnumerable<MachineFrame> PagesOf(Domain domain) =>
        domain.Memory.Pages.All().Where(frame => domain.Host.Memory[frame] is { Type: FrameType.Writable } info && !info.Has(FrameFlags.Held));

    private void Map(int count) => _ = GrantTableOp.Map(_maps.AsSpan(0, count));

    private void Unmap(int count)
    {
        for (int index = 0; index < count; index++)
        {
            _unmaps[index].Handle = _maps[index].Handle;
        }

        _ = GrantTableOp.Unmap(_unmaps.AsSpan(0, count));
    }
}
