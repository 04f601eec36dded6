using System;
using System.Globalization;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;
using HypercallSdk.Cpu.Tests.Machine;

namespace HypercallSdk.Cpu.Tests;

/// <summary>
/// Random bytes as a program: the engine throws nothing, stays within its budget, and touches no page but those that it may write.
/// <c>HYPERCALLSDK_CPU_SEED</c> replays a run and <c>HYPERCALLSDK_CPU_RANDOM_RUNS</c> makes it longer.
/// </summary>
public sealed class RandomBytesTests(ITestOutputHelper output)
{
    [Fact]
    public void Random_bytes_as_code_do_no_harm()
    {
        int seed = Setting("SEED", Random.Shared.Next());
        int runs = Setting("RANDOM_RUNS", 20_000);
        output.WriteLine($"seed {seed}, {runs} runs");
        Random random = new(seed);
        using FlatMemory memory = new();
        using CodeCache code = new(1 << 20);
        using Processor processor = new(memory, code, new ProcessorOptions { TimestampCounter = completed => (ulong)completed });
        memory.Map(Bench.Code, 2 * 4096, PageRights.All);
        memory.Map(Bench.Data, 2 * 4096, PageRights.ReadWrite);
        memory.Map(Bench.Data + 8192, 4096, PageRights.Read);
        byte[] guard = new byte[4096];
        random.NextBytes(guard);
        memory.Write(Bench.Data + 8192, guard);
        byte[] bytes = new byte[8192];
        for (int run = 0; run < runs; run++)
        {
            random.NextBytes(bytes.AsSpan(0, 256));
            memory.Write(Bench.Code + 4000, bytes.AsSpan(0, 256));
            code.FrameWritten(memory.FrameOf(Bench.Code));
            code.FrameWritten(memory.FrameOf(Bench.Code + 4096));
            ref ProcessorState state = ref processor.State;
            state = ProcessorState.CreateInitial();
            state.Rip = Bench.Code + 4000 + (ulong)random.Next(200);
            foreach (ref ulong register in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref state.Rax, 16))
            {
                register = random.Next(4) == 0 ? (ulong)random.NextInt64() : Bench.Data + (ulong)random.Next(-4096, 3 * 4096);
            }

            long budget = random.Next(1, 2000);
            ProcessorExit exit = processor.Run(budget);
            Assert.True(exit.Executed <= budget && exit.Executed >= 0, $"run {run} of seed {seed}: {exit} of {budget}");
            Assert.True(exit.Reason != ExitReason.Budget || exit.Executed == budget, $"run {run} of seed {seed}: {exit} of {budget}");
        }

        Assert.Equal(guard, memory.Read(Bench.Data + 8192, 4096));
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable("HYPERCALLSDK_CPU_" + name), CultureInfo.InvariantCulture, out int value) ? value : fallback;
}
