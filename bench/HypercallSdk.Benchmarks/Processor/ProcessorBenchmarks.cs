using System;
using System.Collections.Generic;
using System.IO;
using BenchmarkDotNet.Attributes;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>
/// The same machine code three ways: a static program that waits for a request, computes and answers. What the pipes to a
/// process take, some 50 us, is in its figures; <c>-- processor</c> has the programs' own times, and the table of ratios.
/// </summary>
public class ProcessorBenchmarks
{
    private string _folder = "";
    private IWorkloadRunner _native = null!;
    private IWorkloadRunner _translated = null!;
    private IWorkloadRunner _interpreted = null!;

    /// <summary>The programs.</summary>
    public static IEnumerable<Workload> Workloads => Workload.All;

    [ParamsSource(nameof(Workloads))]
    public Workload Program { get; set; } = Workload.All[0];

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("hypercallsdk-processor-").FullName;
        string path = WorkloadCompiler.Compile(Program, _folder);
        _native = new WorkloadProcess(path);
        _translated = new WorkloadProcess("qemu-x86_64", path);
        _interpreted = new InterpretedWorkload(File.ReadAllBytes(path));
        ulong sum = Native();
        if (Qemu() != sum || Interpreter() != sum)
        {
            throw new InvalidOperationException($"{Program} does not compute the same everywhere.");
        }
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _native.Dispose();
        _translated.Dispose();
        _interpreted.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public ulong Native() => _native.Run(Program.Rounds).Sum;

    [Benchmark]
    public ulong Qemu() => _translated.Run(Program.Rounds).Sum;

    [Benchmark]
    public ulong Interpreter() => _interpreted.Run(Program.Rounds).Sum;
}
