using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>A program as a process of this machine: by itself, or under another program that runs it.</summary>
public sealed class WorkloadProcess : IWorkloadRunner
{
    private readonly Process _process;

    /// <summary>Starts a program.</summary>
    /// <param name="command">The file to run.</param>
    /// <param name="arguments">Its arguments.</param>
    public WorkloadProcess(string command, params string[] arguments)
    {
        ProcessStartInfo start = new(command, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
    }

    /// <inheritdoc/>
    public WorkloadResult Run(byte rounds)
    {
        Stream input = _process.StandardInput.BaseStream;
        input.WriteByte(rounds);
        input.Flush();
        Span<ulong> answer = stackalloc ulong[2];
        _process.StandardOutput.BaseStream.ReadExactly(MemoryMarshal.AsBytes(answer));
        return new WorkloadResult(answer[0], answer[1]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
