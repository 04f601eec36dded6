using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Benchmarks;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>What it takes from user code to its kernel and back: processor time, all in turn.</summary>
internal static class KernelEntryReport
{
    private const byte Thousands = 20;
    private const int WarmUps = 5;

    /// <summary>Measures and prints.</summary>
    /// <param name="folder">Where programs are put.</param>
    /// <param name="rounds">How often each is measured.</param>
    public static void Print(string folder, int rounds)
    {
        string calls = WorkloadCompiler.Compile(Workload.Calls, folder);
        string faults = WorkloadCompiler.Compile(Workload.Faults, folder);
        (string Name, IWorkloadRunner Runner)[] ways =
        [
            ("system call to the kernel's handler in C# and back", new HostedUserLoop(UserLoop.SystemCalls)),
            ("system call out of HypercallSdk.Cpu and back, without a hypervisor", new EngineCalls()),
            ("getppid natively", new WorkloadProcess(calls)),
            ("getppid under qemu-x86_64", new WorkloadProcess("qemu-x86_64", calls)),
            ("page fault to the kernel's handler in C# and back", new HostedUserLoop(UserLoop.PageFaults)),
            ("SIGSEGV natively", new WorkloadProcess(faults)),
            ("SIGSEGV under qemu-x86_64", new WorkloadProcess("qemu-x86_64", faults)),
            ("preemption by the timer, its handler, and 100 instructions of user code", new HostedUserLoop(UserLoop.Preemptions)),
        ];
        var times = new List<double>[ways.Length];
        for (int round = -WarmUps; round < rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                WorkloadResult result = ways[way].Runner.Run(Thousands);
                if (result.Sum != Thousands * 1000)
                    throw new InvalidOperationException($"{ways[way].Name}: {result.Sum} times.");

                times[way] ??= [];
                if (round >= 0)
                    times[way].Add(result.Nanoseconds / (Thousands * 1e3));
            }
        }

        Console.WriteLine("| | median | least |");
        Console.WriteLine("|---|---|---|");
        for (int way = 0; way < ways.Length; way++)
        {
            double[] sorted = [.. times[way].Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {ways[way].Name} | {sorted[sorted.Length / 2]:0} ns | {sorted[0]:0} ns |"));
            ways[way].Runner.Dispose();
        }
    }
}
