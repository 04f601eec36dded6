using System;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using HypercallSdk.Benchmarks.Hypercalls;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Benchmarks.Memory;

/// <summary>
/// A chain of 8-byte loads through guest memory, each address read from the one before, so that each translation waits for
/// the load before it: every line of the working set once, in random order. Beside it the same chain by raw pointers, on the
/// same memory.
/// </summary>
public unsafe class GuestLoadBenchmarks
{
    private const int Loads = 8192;
    private const int Line = 64;

    private BenchDomain _domain = null!;
    private Vcpu _vcpu = null!;
    private ulong _guest;
    private byte* _host;

    /// <summary>The working set: in the first-level cache, in the second, in the third.</summary>
    [Params(16, 256, 4096)]
    public int Kibibytes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _domain = new BenchDomain();
        _vcpu = _domain.Vcpu;
        var mapping = new BenchMapping(_domain.Domain, Kibibytes / 4);
        int[] order = new int[Kibibytes * 1024 / Line];
        for (int index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }

        new Random(1).Shuffle(order);
        for (int index = 0; index < order.Length; index++)
        {
            // SAFETY: every line of the mapping is within it. A line holds the next one's guest address and host address.
            byte* place = mapping.Host + (order[index] * Line);
            int next = order[(index + 1) % order.Length] * Line;
            *(ulong*)place = mapping.Address + (ulong)next;
            *(byte**)(place + 8) = mapping.Host + next;
        }

        _guest = mapping.Address;
        _host = mapping.Host;
    }

    [GlobalCleanup]
    public void Cleanup() => _domain.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Loads)]
    public byte* RawPointer()
    {
        byte* place = _host;
        for (int index = 0; index < Loads; index++)
        {
            place = *(byte**)(place + 8);
        }

        return _host = place;
    }

    /// <summary>What the hypervisor does when it copies from a guest.</summary>
    [Benchmark(OperationsPerInvoke = Loads)]
    public ulong GuestLoad()
    {
        Vcpu vcpu = _vcpu;
        ulong place = _guest;
        for (int index = 0; index < Loads; index++)
        {
            vcpu.TryCopyIn(place, out place);
        }

        return _guest = place;
    }

    /// <summary>What a kernel does: through the gate.</summary>
    [Benchmark(OperationsPerInvoke = Loads)]
    public ulong GuestPointerRead()
    {
        ulong place = _guest;
        for (int index = 0; index < Loads; index++)
        {
            place = new GuestPointer<ulong>(place).Read();
        }

        return _guest = place;
    }
}
