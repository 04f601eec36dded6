using System;
using System.IO;
using System.Linq;
using HypercallSdk.Benchmarks.Processor;

namespace HypercallSdk.Cpu.Tests;

/// <summary>The programs of the benchmarks compute on the interpreter what they compute natively.</summary>
public sealed class WorkloadTests
{
    /// <summary>Their names.</summary>
    public static TheoryData<string> Names => [.. Workload.All.Select(static workload => workload.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_benchmarks_program_computes_the_same_as_natively(string name)
    {
        Assert.SkipWhen(WorkloadCompiler.WhyMissing() is not null, WorkloadCompiler.WhyMissing() ?? "");
        Workload workload = Workload.All.Single(one => one.Name == name);
        string folder = Directory.CreateTempSubdirectory("hypercallsdk-cpu-").FullName;
        try
        {
            string path = WorkloadCompiler.Compile(workload, folder);
            using var native = new WorkloadProcess(path);
            using var interpreted = new InterpretedWorkload(File.ReadAllBytes(path), isTimed: false);
            for (byte rounds = 1; rounds <= 2; rounds++)
            {
                ulong expected = native.Run(rounds).Sum;
                Assert.NotEqual(0UL, expected); // what a program answers that finds its own result wrong
                Assert.Equal(expected, interpreted.Run(rounds).Sum);
                Assert.InRange(interpreted.Executed, 10_000, 100_000_000);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
