using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>The machine's own processor: a native process that runs cases.</summary>
internal sealed class NativeProcessor : IDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private NativeProcessor(Process process, string folder)
    {
        _process = process;
        _folder = folder;
    }

    /// <summary>Why there is none here; null where there is.</summary>
    public static string? WhyMissing()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return "the oracle is an x86-64 processor under Linux";
        }

        return File.Exists("/usr/bin/gcc") ? null : "gcc builds the oracle";
    }

    /// <summary>Builds and starts it.</summary>
    public static NativeProcessor Start()
    {
        string folder = Directory.CreateTempSubdirectory("hypercallsdk-cpu-").FullName;
        string program = Path.Combine(folder, "oracle");
        string source = Path.Combine(AppContext.BaseDirectory, "Native", "oracle.c");
        using (Process gcc = Process.Start(new ProcessStartInfo("gcc", ["-O2", "-o", program, source]))!)
        {
            gcc.WaitForExit();
            if (gcc.ExitCode != 0)
            {
                throw new InvalidOperationException($"gcc failed on {source}");
            }
        }

        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return new NativeProcessor(Process.Start(start)!, folder);
    }

    /// <summary>Runs cases, and returns their outcomes in order.</summary>
    public NativeOutcome[] Run(IReadOnlyList<NativeInput> cases)
    {
        Stream to = _process.StandardInput.BaseStream;
        NativeInput[] inputs = [.. cases];
        Task writing = Task.Run(() =>
        {
            to.Write(MemoryMarshal.AsBytes(inputs.AsSpan()));
            to.Flush();
        });
        NativeOutcome[] outcomes = new NativeOutcome[inputs.Length];

        // The last outcome comes with the next case: one that does nothing pushes it out.
        _process.StandardOutput.BaseStream.ReadExactly(MemoryMarshal.AsBytes(outcomes.AsSpan()));
        writing.GetAwaiter().GetResult();
        return outcomes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
