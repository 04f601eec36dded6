using System;
using System.Diagnostics;
using System.IO;
using HypercallSdk.Cpu.Tests.Machine;
using HypercallSdk.Cpu.Tests.Oracle;

namespace HypercallSdk.Cpu.Tests;

/// <summary>A static program of the C library, compiled for x86-64-v2, does on the interpreter what it does natively.</summary>
public sealed class StaticProgramTests
{
    private static readonly string[] _arguments = ["program", "one", "two words"];

    [Fact]
    public void A_static_program_prints_the_same_as_natively()
    {
        byte[] image = Build(out string expected, out int status);
        using StaticProgram program = new(image, _arguments);
        int ended = program.Run();
        Assert.Empty(program.Unimplemented);
        Assert.Equal(expected, program.Output);
        Assert.Equal(status, ended);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1009)]
    public void A_program_does_the_same_in_slices_of_any_length(long slice)
    {
        byte[] image = Build(out string expected, out _);
        using StaticProgram whole = new(image, _arguments);
        _ = whole.Run();
        using StaticProgram sliced = new(image, _arguments);
        _ = sliced.Run(slice);
        Assert.Equal(expected, sliced.Output);
        Assert.Equal(whole.Executed, sliced.Executed);
    }

    private static byte[] Build(out string output, out int status)
    {
        Assert.SkipWhen(NativeProcessor.WhyMissing() is not null, NativeProcessor.WhyMissing() ?? "");
        string folder = Directory.CreateTempSubdirectory("hypercallsdk-cpu-").FullName;
        try
        {
            string program = Path.Combine(folder, "program");
            string source = Path.Combine(AppContext.BaseDirectory, "Native", "program.c");
            using (Process gcc = Process.Start(new ProcessStartInfo("gcc", ["-O2", "-march=x86-64-v2", "-static", "-o", program, source, "-lm"]))!)
            {
                gcc.WaitForExit();
                Assert.Equal(0, gcc.ExitCode);
            }

            // The program's own name is an argument like the others, and so does not depend on where it is.
            ProcessStartInfo start = new("/bin/bash", ["-c", "exec -a program \"$0\" one 'two words'", program]) { RedirectStandardOutput = true };
            using Process native = Process.Start(start)!;
            output = native.StandardOutput.ReadToEnd();
            native.WaitForExit();
            status = native.ExitCode;
            return File.ReadAllBytes(program);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
