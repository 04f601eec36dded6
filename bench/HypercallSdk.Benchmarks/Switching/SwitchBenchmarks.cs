using System;
using System.Linq;
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

    // Nanoseconds of virtual time that each is taken to have run.
    private const ulong Ran = 1000;

    // What lies between two vCPUs of different domains, in bytes.
    private const int ObjectSize = 32 * 1024;

    private Host _host = null!;
    private int[][] _chain = [];
    private int _place;
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

        // A ring through all of them, in an order that nobody guesses.
        int[] order = [.. Enumerable.Range(0, Vcpus)];
        new Random(7).Shuffle(order);
        _chain = new int[Vcpus][];
        for (int index = 0; index < Vcpus; index++)
        {
            _chain[order[index]] = new int[ObjectSize / sizeof(int)];
            _chain[order[index]][0] = order[(index + 1) % Vcpus];
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

    /// <summary>
    /// What it takes to leave one vCPU for another: charged and queued, the next one picked, the runstates of both kept; and
    /// each slice the accounting of all of them.
    /// </summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Switches)]
    public void Switch()
    {
        PhysicalCpu cpu = _host.PhysicalCpus[0];
        for (int index = 0; index < Switches; index++)
        {
            cpu.LocalTime += Ran;
            if (_host.Timers.NextDeadline <= cpu.LocalTime)
                _host.FireTimers(cpu.LocalTime);

            _host.Reschedule(cpu, cpu.LocalTime);
        }
    }

    /// <summary>The same with what stands around it: the next vCPU's handler is entered, and left.</summary>
    [Benchmark(OperationsPerInvoke = Switches)]
    public void SwitchAndHandler()
    {
        PhysicalCpu cpu = _host.PhysicalCpus[0];
        for (int index = 0; index < Switches; index++)
        {
            // The scheduler is asked after each handler: without it, a vCPU keeps its processor for a slice.
            cpu.Tickle(0);
            _host.Step();
        }
    }

    /// <summary>A handler without a switch: the same vCPU's again.</summary>
    [Benchmark(OperationsPerInvoke = Switches)]
    public void Handler()
    {
        for (int index = 0; index < Switches; index++)
        {
            _host.Step();
        }
    }

    /// <summary>A read from each of as many objects as there are vCPUs, far apart: what one miss of the caches costs.</summary>
    [Benchmark(OperationsPerInvoke = Switches)]
    public int Miss()
    {
        for (int index = 0; index < Switches; index++)
        {
            _place = _chain[_place][0];
        }

        return _place;
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
