using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using HypercallSdk.Benchmarks.Hypercalls;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Benchmarks.Memory;

/// <summary>
/// <c>mmu_update</c> with 512 entries a call: each changes a writable mapping of one frame into one of another, in an L1 table
/// in use, by a domain of so many frames on a machine of as many. The cost of an entry has nothing to do with their number.
/// </summary>
public class MmuUpdateBenchmarks
{
    private const int Entries = 512;

    private BenchDomain _domain = null!;
    private MmuUpdateRequest[] _first = null!;
    private MmuUpdateRequest[] _second = null!;

    /// <summary>How many frames the machine and, but for a few, the domain have.</summary>
    [Params(10_000, 100_000, 1_000_000)]
    public int Frames { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        // The machine's lowest megabytes are nobody's, and its own tables take a little.
        int megabytes = (Frames * 4 / 1024) + 1;
        _domain = new BenchDomain(
            new HostOptions { MachineMemoryMegabytes = megabytes + 4 },
            new DomainConfig { MemoryMegabytes = megabytes });
        Domain domain = _domain.Domain;
        MachineFrame table = MakeTable(domain);

        // Frames from all over the domain, twice: none is the table, the kernel's image or a page table.
        MachineFrame[] frames = [.. domain.Memory.Pages.All().Where(frame => domain.Host.Memory[frame] is { Type: FrameType.None or FrameType.Writable } info && !info.Has(FrameFlags.Held))];
        _first = [.. Requests(table, frames, 0)];
        _second = [.. Requests(table, frames, 1)];
        Update(_first);
    }

    [GlobalCleanup]
    public void Cleanup() => _domain.Dispose();

    [Benchmark(OperationsPerInvoke = 2 * Entries)]
    public void RemapWritable()
    {
        Update(_second);
        Update(_first);
    }

    private static IEnumerable<MmuUpdateRequest> Requests(MachineFrame table, MachineFrame[] frames, int half)
    {
        for (int index = 0; index < Entries; index++)
        {
            MachineFrame frame = frames[(int)((long)frames.Length * ((2 * index) + half) / (2 * Entries))];
            yield return new MmuUpdateRequest
            {
                Pointer = table.Address.Value + (ulong)(index * sizeof(ulong)),
                Value = new PageTableEntry(frame, PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User).Value,
            };
        }
    }

    // A page of the bootstrap padding becomes an L1 table: empty, mapped read-only, pinned.
    private static MachineFrame MakeTable(Domain domain)
    {
        var address = new VirtualAddress(KernelMemory.ScratchPage.Value);
        MachineFrame table = domain.Memory.Pages.All().First(frame => domain.Host.Memory[frame] is { Type: FrameType.None, ReferenceCount: 1 });
        Check(KernelMemory.MapPage(address, table));
        address.As<ulong>().Write(0);
        Check(KernelMemory.UnmapPage(address));
        MmuExtendedOperation pin = new() { Command = MmuExtendedCommand.PinL1Table, Frame = table };
        Check(MmuExtOp.Execute(new ReadOnlySpan<MmuExtendedOperation>(in pin), out _, DomainId.Self));
        return table;
    }

    private static void Update(MmuUpdateRequest[] requests) =>
        Check(MmuUpdate.Execute(requests, out _, DomainId.Self.Value));

    private static void Check(HypercallResult result)
    {
        if (result.IsError)
        {
            throw new InvalidOperationException($"The domain was refused: {result.Error}.");
        }
    }
}
