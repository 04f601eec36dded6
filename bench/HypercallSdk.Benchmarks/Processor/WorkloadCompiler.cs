using System;
using System.Diagnostics;
using System.IO;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>Makes a static program of a source, by gcc.</summary>
public static class WorkloadCompiler
{
    /// <summary>Why the machine cannot do that; null where it can.</summary>
    public static string? WhyMissing()
    {
        if (!OperatingSystem.IsLinux() || System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64)
        {
            return "the programs are for x86-64 under Linux";
        }

        return File.Exists("/usr/bin/gcc") ? null : "gcc builds the programs";
    }

    /// <summary>Compiles a program.</summary>
    /// <param name="workload">Which.</param>
    /// <param name="folder">Where its file is put.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="InvalidOperationException">gcc fails.</exception>
    public static string Compile(Workload workload, string folder)
    {
        string sources = Path.Combine(AppContext.BaseDirectory, "Programs");
        string program = Path.Combine(folder, workload.Name);
        string[] arguments =
        [
            "-O2", "-std=gnu11", "-static", "-nostdlib", "-ffreestanding", "-no-pie", "-fno-pie", "-fno-stack-protector",
            "-fno-math-errno",

            // A loop that copies stays a loop: the C library's own copy is not what is measured.
            "-fno-tree-loop-distribute-patterns",
            workload.UsesVectors ? "-march=x86-64-v2" : "-mgeneral-regs-only",
            "-o", program, Path.Combine(sources, workload.Name + ".c"), Path.Combine(sources, "driver.c"),
        ];
        using Process gcc = Process.Start(new ProcessStartInfo("gcc", arguments)) ?? throw new InvalidOperationException("gcc did not start.");
        gcc.WaitForExit();
        return gcc.ExitCode == 0 ? program : throw new InvalidOperationException($"gcc failed on {workload.Name}.c.");
    }
}
