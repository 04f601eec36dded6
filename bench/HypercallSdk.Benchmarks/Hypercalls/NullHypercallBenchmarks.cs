using System;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Benchmarks.Hypercalls;

/// <summary>
/// The null hypercall, <c>XENVER_version</c>: stub, registers, gate, dispatch with every check on. Beside it the least
/// and the most that one could pay: a direct call that is not inlined, the framework's own proxy, a real system call.
/// </summary>
[MemoryDiagnoser]
public class NullHypercallBenchmarks
{
    private readonly INullCall _proxy = DispatchProxy.Create<INullCall, NullCallProxy>();
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

    [Benchmark(Baseline = true)]
    public long DirectCall() => DirectCallee.Version(0);

    [Benchmark]
    public long NullHypercall() => XenVersion.Version().Value;

    [Benchmark]
    public long DispatchProxyCall() => _proxy.Version(0);

    [Benchmark]
    public long Getppid() => SystemCalls.GetParentProcessId();

    [Benchmark]
    public long SyscallGetppid() => SystemCalls.Call(SystemCalls.GetParentProcessIdNumber);
}
