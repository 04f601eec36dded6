using System;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using HypercallSdk.Benchmarks.Switching;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using PingPong;

namespace HypercallSdk.Benchmarks.Events;

/// <summary>
/// One round trip of an event between two domains, as in samples/PingPong: two sends, two switches, two upcalls scanned
/// and handled. Beside it a round trip between two threads.
/// </summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private const int RoundTrips = 5_000;

    private Host _host = null!;
    private Domain _ping = null!;
    private ThreadHandoff<SpinningTurn> _spinning = null!;
    private ThreadHandoff<SleepingTurn> _sleeping = null!;

    [GlobalSetup]
    public void Setup()
    {
        _host = new Host();
        _host.CreateDomain<Domain0>();
        Domain pong = _host.CreateDomain<Ponger>(new DomainConfig { MemoryMegabytes = 8 });
        _ping = _host.CreateDomain<Pinger>(new DomainConfig { MemoryMegabytes = 8 });
        Port port = pong.AllocateUnboundPort(_ping.Id);
        pong.CommandLine = $"peer={_ping.Id} port={port} rounds={ulong.MaxValue}";
        _ping.CommandLine = $"peer={pong.Id} port={port} rounds={ulong.MaxValue}";
        for (int index = 0; index < 16; index++)
        {
            _host.Step(); // past every boot
        }

        if (_ping.HasEnded || pong.HasEnded)
        {
            throw new InvalidOperationException("The domains do not play.");
        }

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

    [Benchmark(Baseline = true, OperationsPerInvoke = RoundTrips)]
    public void Event()
    {
        // One handler a step: the pinger's, the ponger's, and so on.
        for (int index = 0; index < 2 * RoundTrips; index++)
        {
            _host.Step();
        }
    }

    [Benchmark(OperationsPerInvoke = 100)]
    public void SpinningThread()
    {
        for (int index = 0; index < 100; index++)
        {
            _spinning.RoundTrip();
        }
    }

    [Benchmark(OperationsPerInvoke = 100)]
    public void SleepingThread()
    {
        for (int index = 0; index < 100; index++)
        {
            _sleeping.RoundTrip();
        }
    }
}
