// A debugger at a hosted kernel, for real: samples, built for debugging, each in a process of its own, and the runtime's own
// debugging library attached to it. Each test ends as the page says that a debugged run does: as if nobody had looked.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace HypercallSdk.Debugging.Tests;

public sealed class KernelSteppingTests
{
    private const string Kernel = "Hello/Kernel/HelloKernel.cs";
    private const string BoardKernel = "CustomHypercall/Kernel/BoardKernel.cs";
    private const string Program = "Hello/Program.cs";

    // For all that a debugger does in one test, each part of which has a limit of its own.
    private static readonly TimeSpan _limit = 2 * DebuggedProgram.Limit;

    [Fact]
    public async Task A_breakpoint_in_a_handler_stops_there_and_a_step_over_goes_to_the_next_line()
    {
        await Debug(Kernel, "ulong next = _ticks + 1;", static debugger =>
        {
            Assert.Equal(At("HelloKernel.OnTick", Kernel, "ulong next = _ticks + 1;"), debugger.Here);
            string[] methods = [.. debugger.Stack.Select(static place => place.Method)];
            Assert.Contains("Host.Run", methods);
            Assert.Equal(At("Program.<Main>$", Program, "host.Run();"), debugger.Stack[^1]);

            debugger.Step(isInto: false, isJustMyCode: true);
            Assert.Equal(At("HelloKernel.OnTick", Kernel, "if (_start == 0"), debugger.Here);
        });
    }

    [Fact]
    public async Task A_breakpoint_stops_every_time_that_it_is_met()
    {
        await Debug(Kernel, "_ticks = next;", static debugger =>
        {
            for (int tick = 1; ; tick++)
            {
                Assert.Equal(At("HelloKernel.OnTick", Kernel, "_ticks = next;"), debugger.Here);
                if (tick == 3)
                    return;

                debugger.Continue();
            }
        });
    }

    [Theory]
    [InlineData("long version = XenVersion.Version().Value;", "GuestConsole.WriteLine($\"the hypervisor")]
    [InlineData("_ = Timers.StopPeriodic();", "_start = Timers.SystemTime;")]
    [InlineData("GuestConsole.WriteLine($\"tick", "if (_ticks < LastTick)")]
    public async Task With_just_my_code_a_step_into_a_hypercall_goes_to_the_kernels_next_line(string from, string to)
    {
        await Debug(Kernel, from, debugger =>
        {
            string method = debugger.Here.Method;
            debugger.Step(isInto: true, isJustMyCode: true);
            Assert.Equal(At(method, Kernel, to), debugger.Here);
        });
    }

    [Theory]
    [InlineData("Vcpu.Breakpoint();", "HelloKernel.OnBreakpoint")]
    [InlineData("scratch.Write(42);", "HelloKernel.OnPageFault")]
    public async Task With_just_my_code_a_step_into_what_traps_goes_to_the_kernels_handler(string from, string handler)
    {
        await Debug(Kernel, from, debugger =>
        {
            debugger.Step(isInto: true, isJustMyCode: true);
            Assert.Equal(handler, debugger.Here.Method);
            Assert.Contains(At("HelloKernel.Start", Kernel, from), debugger.Stack);
        });
    }

    [Fact]
    public async Task Without_it_the_step_goes_into_the_stub()
    {
        await Debug(Kernel, "long version = XenVersion.Version().Value;", static debugger =>
        {
            debugger.Step(isInto: true, isJustMyCode: false);
            Assert.Equal("XenVersion.Version", debugger.Here.Method);
        });
    }

    [Fact]
    public async Task With_just_my_code_a_step_into_the_run_goes_to_the_kernels_first_handler()
    {
        await Debug(Program, "host.Run();", static debugger =>
        {
            debugger.Step(isInto: true, isJustMyCode: true);
            Assert.Equal("HelloKernel.Start", debugger.Here.Method);
            Assert.StartsWith("HelloKernel.cs:", debugger.Here.Line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task With_just_my_code_a_step_into_a_hypercall_of_ones_own_goes_to_its_handler()
    {
        const string Statement = "HypercallResult fan = BoardOp.SetFan(0, 60);";
        await Debug(BoardKernel, Statement, static debugger =>
        {
            string kernel = debugger.Here.Method;
            debugger.Step(isInto: true, isJustMyCode: true);
            Assert.Equal("Board.SetFan", debugger.Here.Method);
            Assert.StartsWith("Board.cs:", debugger.Here.Line, StringComparison.Ordinal);
            Assert.Contains(At(kernel, BoardKernel, Statement), debugger.Stack);
        });
    }

    private static async Task Debug(string file, string statement, Action<Debugger> look)
    {
        Assert.SkipUnless(Debugger.WhyNot is null, Debugger.WhyNot ?? "");
        string sample = file.Split('/')[0];
        using DebuggedProgram alone = await DebuggedProgram.Start(sample, waits: false);
        string expected = await alone.End();
        using DebuggedProgram program = await DebuggedProgram.Start(sample, waits: true);
        await Task.Run(
            () =>
            {
                using Debugger debugger = Debugger.RunTo(program, Path.GetFileName(file), LineOf(file, statement));
                look(debugger);
                debugger.Detach();
            },
            TestContext.Current.CancellationToken).WaitAsync(_limit, TestContext.Current.CancellationToken);

        // Virtual time stood still meanwhile: the ticks and the hash of the state, clocks and all, are those of the run alone.
        Assert.Equal(expected, await program.End());
        Assert.Contains("state hash ", expected, StringComparison.Ordinal);
    }

    private static Place At(string method, string file, string statement) => new(method, $"{Path.GetFileName(file)}:{LineOf(file, statement)}");

    private static int LineOf(string file, string statement, [CallerFilePath] string here = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "samples", file);
        List<int> lines = [.. File.ReadAllLines(path).Index().Where(line => line.Item.TrimStart().StartsWith(statement, StringComparison.Ordinal)).Select(static line => line.Index + 1)];
        return Assert.Single(lines);
    }
}
