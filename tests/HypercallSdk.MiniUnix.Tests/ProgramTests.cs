// Programs in C, compiled here and linked statically, that make system calls and print what each answers. Passing condition: in the guest
// they print what they print on this machine's Linux, to the byte. Those about the guest kernel's own limits run there alone.
using System;
using System.Diagnostics;
using System.IO;

namespace HypercallSdk.MiniUnix.Tests;

/// <summary>System calls answer what Linux answers.</summary>
public sealed class ProgramTests
{
    private static readonly string _seed = Environment.GetEnvironmentVariable("HYPERCALLSDK_SEED") ?? "1";

    [Theory]
    [InlineData("files")]
    [InlineData("processes")]
    [InlineData("signals")]
    [InlineData("memory")]
    [InlineData("pointers")]
    [InlineData("waiting")]
    public void Each_system_call_answers_what_Linux_answers(string program)
    {
        using Workplace guest = Make(program);
        using Workplace here = Make(program);
        Outcome there = guest.RunInGuest("./" + program, out string log);
        Outcome expected = here.RunHere("./" + program);
        Assert.True(expected == there, $"{program}\n== here\n{expected}\n== in the guest\n{there}\n== the kernel's log\n{log}");
        Assert.DoesNotContain("not served", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_files_and_memory_end_in_errors_and_all_of_it_is_given_back()
    {
        using Workplace workplace = Make("limits");
        Outcome outcome = workplace.RunInGuest("./limits", out string log);
        string expected = """
            many children, error 11, all waited for: 1
            many children, error 11, all waited for: 1
            as many again: 1
            many children, error 11, all waited for: 1
            pages lost: 0
            many files, error 24
            too much memory: signal 9
            much written, error 28
            fork without memory: error 12
            and after all that: 5

            """;
        Assert.Equal(expected, outcome.Output);
        Assert.Equal(0, outcome.Status);
        Assert.Contains("out of memory", log, StringComparison.Ordinal);
    }

    [Fact]
    public void System_calls_by_chance_harm_nobody_but_their_caller()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"HYPERCALLSDK_SEED={_seed}");
        using Workplace workplace = Make("random");
        Outcome outcome = workplace.RunInGuest($"./random {_seed} 100; echo still here; ls text", out _);
        Assert.Equal(new Outcome(0, "100 children have misbehaved\nstill here\ntext\n", string.Empty), outcome);
    }

    [Fact]
    public void An_unknown_system_call_is_not_implemented_and_logged()
    {
        using Workplace workplace = Make("random");
        workplace.RunInGuest("./random 1 3", out string log);
        Assert.Matches("miniunix: system call [0-9]+ of process [0-9]+ is not served\n", log);
    }

    private static Workplace Make(string program)
    {
        Workplace.RequireOracle();
        var workplace = new Workplace();
        workplace.Add("text", "the quick brown fox\n");
        workplace.Add(program, Compile(program), isProgram: true);
        return workplace;
    }

    private static byte[] Compile(string program)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Programs", program + ".c");
        string target = Path.Combine(Directory.CreateTempSubdirectory("miniunix-gcc-").FullName, program);
        try
        {
            using Process compiler = Process.Start(new ProcessStartInfo("gcc", ["-static", "-O1", "-w", "-o", target, source]) { RedirectStandardError = true })!;
            string errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            Assert.True(compiler.ExitCode == 0, errors);
            return File.ReadAllBytes(target);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no gcc here.");
            return [];
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(target)!, recursive: true);
        }
    }
}
