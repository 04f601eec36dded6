#pragma warning disable HCS0309 // The sums are never used: they keep the calls from being optimized away.
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using HypercallSdk.Benchmarks.Hypercalls;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Tracing;

namespace HypercallSdk.Benchmarks.Tracing;

/// <summary>
/// What tracing costs on a run that makes nothing but hypercalls: with it off nothing stands before a dispatcher, with it on
/// each call leaves two records of 32 bytes. A null hypercall is the worst case; one that does something, an event sent to
/// nobody, stands beside it.
/// </summary>
[MemoryDiagnoser]
public class TracingBenchmarks
{
    private const int Calls = 1000;

    private BenchDomain _domain = null!;
    private EventChannelBindIpi _port;

    /// <summary>Whether the run is traced.</summary>
    [Params(false, true)]
    public bool Traced { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _domain = new BenchDomain(new HostOptions { Trace = Traced ? new TraceOptions { Capacity = 1 << 16 } : null });
        _ = EventChannelOp.BindIpi(ref _port);
    }

    [GlobalCleanup]
    public void Cleanup() => _domain.Dispose();

    [Benchmark(OperationsPerInvoke = Calls)]
    public long NullHypercall()
    {
        long sum = 0;
        for (int index = 0; index < Calls; index++)
        {
            sum += XenVersion.Version().Value;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public long Send()
    {
        long sum = 0;
        EventChannelSend send = new() { Port = _port.Port };
        for (int index = 0; index < Calls; index++)
        {
            sum += EventChannelOp.Send(in send).Value;
        }

        return sum;
    }
}
