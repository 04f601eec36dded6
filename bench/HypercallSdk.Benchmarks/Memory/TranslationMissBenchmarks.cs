using System;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using HypercallSdk.Benchmarks.Hypercalls;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Benchmarks.Memory;

/// <summary>
/// A load whose translation is not cached, the tables hot in the processor's cache: pages that evict each other. Beside it
/// the same loads from pages that do not.
/// </summary>
public class TranslationMissBenchmarks
{
    private const int Pairs = 8;
    private const int Loads = 1024;

    private BenchDomain _domain = null!;
    private Vcpu _vcpu = null!;
    private ulong _address;

    [GlobalSetup]
    public void Setup()
    {
        _domain = new BenchDomain();
        _vcpu = _domain.Vcpu;
        _address = new BenchMapping(_domain.Domain, 2 * TranslationCache.EntriesPerTable).Address;
    }

    [GlobalCleanup]
    public void Cleanup() => _domain.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Loads)]
    public ulong Hit() => Load(Pairs);

    [Benchmark(OperationsPerInvoke = Loads)]
    public ulong Miss() => Load(TranslationCache.EntriesPerTable);

    private ulong Load(int distance)
    {
        ulong sum = 0;
        for (int index = 0; index < Loads; index += 2)
        {
            ulong first = _address + ((ulong)(index & (Pairs - 1)) << Page.Shift);
            _vcpu.TryCopyIn(first, out ulong one);
            _vcpu.TryCopyIn(first + ((ulong)distance << Page.Shift), out ulong other);
            sum += one + other;
        }

        return sum;
    }
}
