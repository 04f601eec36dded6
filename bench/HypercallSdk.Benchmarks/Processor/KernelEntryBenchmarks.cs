using System;
using System.IO;
using BenchmarkDotNet.Attributes;
using Benchmarks;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>
/// From user code to its kernel and back: under the built-in hypervisor to a handler in C#, natively and under qemu-x86_64 to
/// Linux (a page fault there is a signal, and comes back by <c>rt_sigreturn</c>). Each of these costs Linux's whole way too.
/// </summary>
public class KernelEntryBenchmarks
{
    private const byte Rounds = 20;
    private const int Times = Rounds * 1000;

    private string _folder = "";
    private IWorkloadRunner _nativeCalls = null!;
    private IWorkloadRunner _qemuCalls = null!;
    private IWorkloadRunner _nativeFaults = null!;
    private IWorkloadRunner _qemuFaults = null!;
    private EngineCalls _engineCalls = null!;
    private HostedUserLoop _calls = null!;
    private HostedUserLoop _faults = null!;
    private HostedUserLoop _preemptions = null!;

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("hypercallsdk-processor-").FullName;
        string calls = WorkloadCompiler.Compile(Workload.Calls, _folder);
        string faults = WorkloadCompiler.Compile(Workload.Faults, _folder);
        _nativeCalls = new WorkloadProcess(calls);
        _qemuCalls = new WorkloadProcess("qemu-x86_64", calls);
        _nativeFaults = new WorkloadProcess(faults);
        _qemuFaults = new WorkloadProcess("qemu-x86_64", faults);
        _engineCalls = new EngineCalls();
        _calls = new HostedUserLoop(UserLoop.SystemCalls);
        _faults = new HostedUserLoop(UserLoop.PageFaults);
        _preemptions = new HostedUserLoop(UserLoop.Preemptions);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        foreach (IDisposable one in (ReadOnlySpan<IDisposable>)[_nativeCalls, _qemuCalls, _nativeFaults, _qemuFaults, _engineCalls, _calls, _faults, _preemptions])
        {
            one.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Times)]
    public ulong Call() => _calls.Run(Rounds).Sum;

    [Benchmark(OperationsPerInvoke = Times)]
    public ulong CallOfTheProcessorAlone() => _engineCalls.Run(Rounds).Sum;

    [Benchmark(OperationsPerInvoke = Times)]
    public ulong CallNatively() => _nativeCalls.Run(Rounds).Sum;

    [Benchmark(OperationsPerInvoke = Times)]
    public ulong CallUnderQemu() => _qemuCalls.Run(Rounds).Sum;

    [Benchmark(OperationsPerInvoke = Times)]
    public ulong Fault() => _faults.Run(Rounds).Sum;

    [Benchmark(OperationsPerInvoke = Times)]
    public ulong FaultNatively() => _nativeFaults.Run(Rounds).Sum;

    [Benchmark(OperationsPerInvoke = Times)]
    public ulong FaultUnderQemu() => _qemuFaults.Run(Rounds).Sum;

    /// <summary>The timer's handler, which sets the timer again, and a hundred instructions of user code.</summary>
    [Benchmark(OperationsPerInvoke = Times)]
    public ulong Preemption() => _preemptions.Run(Rounds).Sum;
}
