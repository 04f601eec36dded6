using System;
using BenchmarkDotNet.Attributes;
using Benchmarks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Scheduling;

namespace HypercallSdk.Benchmarks.Switching;

/// <summary>
/// One switch: the hypervisor leaves a vCPU, picks the next one and enters its handler, which adds one to a number.
/// Beside it a switch between async methods and one between threads.
/// </summary>
[MemoryDiagnoser]
public class SwitchBenchmarks
{
    private const int Switches = 10_000;

    private Host _host = null!;
    private AsyncHandoff _async = null!;
    private ThreadHandoff<SpinningTurn> _spinning = null!;
    private ThreadHandoff<SleepingTurn> _sleeping = null!;

    /// <summary>Between how many vCPUs.</summary>
    [Params(2, 1000, 10_000)]
    public int Vcpus { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _host = new Host(new HostOptions { MachineMemoryMegabytes = 64 + (Vcpus * 2), RateLimit = TimeSpan.Zero });
        for (int index = 0; index < Vcpus; index++)
        {
            _host.CreateDomain<BusyKernel>(new DomainConfig { MemoryMegabytes = 1 });
        }

        for (int index = 0; index < 3 * Vcpus; index++)
        {
            _host.Step(); // past every boot
        }

        _async = new AsyncHandoff();
        _spinning = new ThreadHandoff<SpinningTurn>();
        _sleeping = new ThreadHandoff<SleepingTurn>();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _spinning.Dispose();
        _sleeping.Dispose();
        _host.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Switches)]
    public void Vcpu()
    {
        PhysicalCpu cpu = _host.PhysicalCpus[0];
        for (int index = 0; index < Switches; index++)
        {
            // The scheduler is asked after each handler: without it, a vCPU keeps its processor for a slice.
            cpu.Tickle(0);
            _host.Step();
        }
    }

    [Benchmark(OperationsPerInvoke = Switches)]
    public long Async()
    {
        for (int index = 0; index < Switches; index++)
        {
            _async.Switch();
        }

        return _async.Turns;
    }

    [Benchmark(OperationsPerInvoke = 200)]
    public void SpinningThread()
    {
        for (int index = 0; index < 100; index++)
        {
            _spinning.RoundTrip();
        }
    }

    [Benchmark(OperationsPerInvoke = 200)]
    public void SleepingThread()
    {
        for (int index = 0; index < 100; index++)
        {
            _sleeping.RoundTrip();
        }
    }
}
