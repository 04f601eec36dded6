#pragma warning disable HCS0309 // The sums are never used: they keep the calls from being optimized away.
using System;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;

namespace HypercallSdk.Benchmarks.Hypercalls;

/// <summary>
/// The null hypercall, <c>XENVER_version</c>: stub, registers, gate, dispatch with every check on. Beside it the least
/// and the most that one could pay: a direct call that is not inlined, the framework's own proxy, a real system call.
/// </summary>
[MemoryDiagnoser]
public class NullHypercallBenchmarks
{
    // A loop, or the harness's own cost, which it subtracts, would be most of a direct call's.
    private const int Calls = 1000;

    private readonly INullCall _proxy = System.Reflection.DispatchProxy.Create<INullCall, NullCallProxy>();
    private BenchDomain _domain = null!;

    [GlobalSetup]
    public void Setup()
    {
        _domain = new BenchDomain();
        if (XenVersion.Version().Value != DirectCallee.Version(0))
        {
            throw new InvalidOperationException("The null hypercall does not answer what the direct call answers.");
        }
    }

    [GlobalCleanup]
    public void Cleanup() => _domain.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public long DirectCall()
    {
        long sum = 0;
        for (int index = 0; index < Calls; index++)
        {
            sum += DirectCallee.Version(0);
        }

        return sum;
    }

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

    /// <summary>Four hypercalls of different contracts in turn: what the compiler cannot guess.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public long FourNullHypercallsInTurn()
    {
        long sum = 0;
        for (int index = 0; index < Calls; index += 4)
        {
            sum += XenVersion.Version().Value;
            sum += SchedOp.Yield().Value;
            sum += MemoryOp.MaximumRamPage().Value;
            sum += Timer.Set(0).Value;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public long DispatchProxyCall()
    {
        long sum = 0;
        for (int index = 0; index < Calls; index++)
        {
            sum += _proxy.Version(0);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public long Getppid()
    {
        long sum = 0;
        for (int index = 0; index < Calls; index++)
        {
            sum += SystemCalls.GetParentProcessId();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public long SyscallGetppid()
    {
        long sum = 0;
        for (int index = 0; index < Calls; index++)
        {
            sum += SystemCalls.Call(SystemCalls.GetParentProcessIdNumber);
        }

        return sum;
    }
}
