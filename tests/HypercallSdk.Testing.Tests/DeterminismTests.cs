using System;
using System.Linq;
using System.Threading.Tasks;
using HypercallSdk.Hypervisor;

namespace HypercallSdk.Testing.Tests;

/// <summary>One seed, one run: whatever ran before in the process, or runs beside it.</summary>
public sealed class DeterminismTests
{
    private static readonly DomainConfig _fourVcpus = new() { Vcpus = 4, MemoryMegabytes = 8 };

    [Fact]
    public void One_seed_is_one_run_and_another_is_another()
    {
        (ulong Order, UInt128 Hash)[] runs = [.. Enumerable.Range(0, 8).Select(static seed => Compute((ulong)seed))];
        Assert.Equal(runs, Enumerable.Range(0, 8).Select(static seed => Compute((ulong)seed)));

        // Not the seed alone, which is in the hash too, but what it decides.
        Assert.True(runs.Select(static run => run.Order).Distinct().Count() > 1, "no seed changed who ran when");
    }

    [Fact]
    public void A_thousand_boots_in_one_process_are_a_thousand_times_the_same()
    {
        UInt128 first = default;
        for (int i = 0; i < 1000; i++)
        {
            using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7);
            guest.RunUntilLine("tick 2");
            if (i == 0)
                first = guest.Machine.StateHash();
            else if (i % 100 == 0)
                Assert.Equal(first, guest.Machine.StateHash());

            Assert.Equal(2UL, guest.Kernel.Ticks);
        }
    }

    [Fact]
    public void Machines_side_by_side_do_not_disturb_each_other()
    {
        UInt128 alone = Tick(ticks: 20);
        using Guest<TickingKernel> one = Guest.Boot<TickingKernel>(seed: 7);
        using Guest<TalkingKernel> other = Guest.Boot<TalkingKernel>(seed: 8);
        for (int i = 1; i <= 20; i++)
        {
            one.RunUntilLine($"tick {i}");
            other.Type("x");
            other.RunUntilIdle();
        }

        Assert.Equal(alone, one.Machine.StateHash());
    }

    [Fact]
    public void Machines_on_several_threads_do_not_disturb_each_other()
    {
        UInt128 alone = Tick(ticks: 50);
        var hashes = new UInt128[16];
        Parallel.For(0, hashes.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => hashes[i] = Tick(ticks: 50));
        Assert.All(hashes, hash => Assert.Equal(alone, hash));
    }

    [Fact]
    public void How_a_run_is_cut_into_waits_does_not_change_it()
    {
        UInt128 atOnce = Tick(ticks: 9);
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7);
        for (int i = 1; i <= 9; i++)
            guest.RunUntilLine($"tick {i}");

        Assert.Equal(atOnce, guest.Machine.StateHash());
    }

    private static UInt128 Tick(int ticks)
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7);
        guest.RunUntilLine($"tick {ticks}");
        return guest.Machine.StateHash();
    }

    private static (ulong Order, UInt128 Hash) Compute(ulong seed)
    {
        using Guest<ComputingKernel> guest = Guest.Boot<ComputingKernel>(new MachineOptions { Seed = seed, PhysicalCpus = 4 }, _fourVcpus);
        guest.RunUntilIdle();
        return (guest.Kernel.Order, guest.Machine.StateHash());
    }
}
