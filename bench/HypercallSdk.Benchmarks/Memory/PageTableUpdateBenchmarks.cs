using System;
using System.Linq;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using HypercallSdk.Benchmarks.Hypercalls;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Benchmarks.Memory;

/// <summary>
/// <c>mmu_update</c> of 512 entries a call, in time an entry: each maps another page writable, and what it mapped before is
/// let go of. In domains of 10,000 to 1,000,000 frames, on machines that have few more. Beside it the same entries stored without a look.
/// </summary>
public unsafe class PageTableUpdateBenchmarks
{
    private const int Entries = 512;
    private const int Batches = 16;
    private const int FramesPerMegabyte = 256;

    private readonly MmuUpdateRequest[][] _batches = new MmuUpdateRequest[Batches][];
    private BenchDomain _domain = null!;
    private ulong* _memory;
    private int _next;

    /// <summary>How many frames the domain has.</summary>
    [Params(10_000, 100_000, 1_000_000)]
    public int Frames { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        int megabytes = Frames / FramesPerMegabyte;
        _domain = new BenchDomain(new HostOptions { MachineMemoryMegabytes = megabytes + 64 }, new DomainConfig { MemoryMegabytes = megabytes });
        Domain domain = _domain.Domain;
        MachineFrame[] pages = [.. domain.Memory.Pages.All().Where(page => domain.Host.Memory[page].Type == FrameType.Writable)];
        MachineFrame table = Table(domain);
        for (int batch = 0; batch < Batches; batch++)
        {
            // Each batch maps neighbours, from another part of the domain's memory.
            int first = batch * ((pages.Length - Entries) / Batches);
            _batches[batch] = new MmuUpdateRequest[Entries];
            for (int i = 0; i < Entries; i++)
            {
                var entry = new PageTableEntry(pages[first + i], PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User);
                _batches[batch][i] = new MmuUpdateRequest(new MachineAddress(table.Address.Value + ((ulong)i * sizeof(ulong))), entry);
            }
        }

        _memory = (ulong*)domain.Host.Memory.HostAddress(Table(domain));
    }

    [GlobalCleanup]
    public void Cleanup() => _domain.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Entries)]
    public void Store()
    {
        foreach (ref readonly MmuUpdateRequest request in Next().AsSpan())
        {
            _memory[(request.Pointer >> 3) & (Entries - 1)] = request.Value;
        }
    }

    [Benchmark(OperationsPerInvoke = Entries)]
    public uint Update()
    {
        if (MmuUpdate.Execute(Next(), out uint done, 0x7ff0).IsError)
        {
            throw new InvalidOperationException(_domain.Domain.Log.ToString());
        }

        return done;
    }

    private static MachineFrame Table(Domain domain)
    {
        if (!domain.Host.Memory.Frames.TryAllocate(domain.Memory, out MachineFrame table))
        {
            throw new InvalidOperationException("The machine has no frame left.");
        }

        _ = domain.Host.PageTables.Pin(null, domain, table, FrameType.L1);
        return table;
    }

    private MmuUpdateRequest[] Next() => _batches[_next++ & (Batches - 1)];
}
