using System;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Samples.Tests;

/// <summary>
/// Each sample shows what the README says and exits with 0. Hello's lines are compared with real Xen's elsewhere
/// (HypercallSdk.Xen.Tests).
/// </summary>
public sealed class SampleOutputTests
{
    [Fact]
    public async Task Hello_shows_its_memory_the_version_two_traps_and_three_ticks()
    {
        SampleRun run = await SampleRun.Of("Hello");
        Assert.Equal(
            [
                "hello from domain 0: 64 MiB",
                "the hypervisor is Xen 4.17",
                "breakpoint: handled 1 time",
                "page fault: mended 1 time, read back 42",
                "tick 1: 10 ms",
                "tick 2: 20 ms",
                "tick 3: 30 ms",
                "goodbye",
            ],
            run.Lines);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Hello_shows_the_same_by_the_wall_clock()
    {
        SampleRun run = await SampleRun.Of("Hello", "--time", "wall");
        Assert.Equal((await SampleRun.Of("Hello")).Lines, run.Lines);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Rings_shows_what_the_kernel_saw_of_each_forbidden_thing()
    {
        SampleRun run = await SampleRun.Of("Rings");
        Assert.Equal(
            [
                "system calls:",
                "  call 1234, argument 77, at 17, RCX is that place: True",
                "  call 3c, argument 77, at 29, RCX is that place: True",
                "load through FS:",
                "  call 3c, argument 5a, at 29, RCX is that place: True",
                "load from the kernel's page:",
                Seen("14, error 4, at 40000a"),
                "  address ffffffff80000000",
                "store to its own code:",
                Seen("14, error 7, at 40000a"),
                "  address 400000",
                "jump into a no-execute page:",
                Seen("14, error 15, at 600000"),
                "  address 600000",
                "hlt:",
                Seen("13, error 0, at 400000"),
                "cli:",
                Seen("13, error 0, at 400000"),
                "mov cr3:",
                Seen("13, error 0, at 400000"),
                "in:",
                Seen("13, error 0, at 400000"),
                "load from an address that is not canonical:",
                Seen("13, error 0, at 40000a"),
                "push on a bad stack:",
                Seen("14, error 6, at 400005", stack: "10"),
                "  address 8",
                "division by zero:",
                Seen("0, error 0, at 400002"),
                "ud2:",
                Seen("6, error 0, at 400000"),
                "int3:",
                Seen("3, error 0, at 400001"),
                "int 0x80:",
                Seen("13, error 402, at 400000"),
                "endless loop:",
                "  preempted in the loop: True, it had counted: True",
                "two loops that take turns:",
                "  loop 1111 has counted on: True",
                "  loop 2222 has counted on: True",
                "  idled: True",
                "  loop 2222 has counted on: True",
                "  loop 1111 has counted on: True",
                "  idled: True",
                "  loop 1111 has counted on: True",
                "  loop 2222 has counted on: True",
                "goodbye",
            ],
            run.Lines);
        Assert.Equal(0, run.ExitCode);

        static string Seen(string what, string stack = "601000") => $"  vector {what}, stack {stack}, CS e033, SS e02b";
    }

    [Fact]
    public async Task PingPong_counts_a_thousand_round_trips_at_both_ends()
    {
        SampleRun run = await SampleRun.Of("PingPong");
        Assert.Contains("(d1) 1000 pings answered", run.Lines);
        Assert.Contains("(d2) 1000 answers", run.Lines);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task CustomHypercall_explains_the_call_that_was_refused()
    {
        SampleRun run = await SampleRun.Of("CustomHypercall");
        Assert.Contains("fan 0 at 140 percent: -22", run.Lines);
        string explanation = Assert.Single(run.Lines, line => line.StartsWith("refused:"));
        Assert.Contains("BoardOp.SetFan(percent = 140) -> EINVAL: a fan's speed is a percentage; expected 0 to 100", explanation);
        Assert.Contains("BoardKernel.cs:", explanation);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task DemandPaging_maps_on_fault_splits_a_shared_page_and_explains_what_was_refused()
    {
        SampleRun run = await SampleRun.Of("DemandPaging");
        Assert.Contains("page fault at 1000000000, error 2: a fresh page", run.Lines);
        Assert.Contains("page fault at 2000000000, error 3: its own copy", run.Lines);
        Assert.Contains("page fault at 3000000000, error 3: refused, the store is lost", run.Lines);
        Assert.Contains("page fault at 4000000000, error 11: refused, nothing may be executed here", run.Lines);
        Assert.Contains("mapping it writable: error 16", run.Lines);
        string[] explained = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, explained.Length);
        Assert.Contains("a page or descriptor table is never mapped writable", explained[0]);
        Assert.Contains("the machine has no frame", explained[1]);
        Assert.All(explained, line => Assert.Contains("DemandPagingKernel.cs:", line));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task SharedRing_moves_100_MiB_and_takes_its_pages_back_only_when_they_are_unmapped()
    {
        SampleRun run = await SampleRun.Of("SharedRing");
        Assert.Contains("25600 records written, checksum f3cdd5b0b234b669", run.Lines);
        Assert.Contains("(d1) 25600 records read, checksum f3cdd5b0b234b669: right", run.Lines);
        int refused = Array.IndexOf(run.Lines, "grant 40 does not end: domain 1 has the page mapped to write");
        int unmapped = Array.IndexOf(run.Lines, "(d1) 33 pages unmapped");
        int ended = Array.IndexOf(run.Lines, "33 of 33 grants ended");
        Assert.True(refused >= 0 && refused < unmapped && unmapped < ended, string.Join('\n', run.Lines));
        string explanation = Assert.Single(run.Lines, line => line.StartsWith("refused:", StringComparison.Ordinal));
        Assert.Contains("a frame is one thing at a time", explanation);
        Assert.Contains("Producer.cs:", explanation);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Smp_counts_the_primes_on_32_vCPUs_each_its_share()
    {
        SampleRun run = await SampleRun.Of("Smp");
        Assert.Equal(
            [
                "32 vCPUs, 32 of them up",
                "primes found by vCPU   0:  417  396  377  362  418  399  379  401",
                "primes found by vCPU   8:  403  397  391  410  394  383  410  420",
                "primes found by vCPU  16:  385  403  371  358  385  392  381  379",
                "primes found by vCPU  24:  351  382  363  359  356  340  336  353",
                "each counted 16 blocks: True",
                "12251 primes below 131072: True",
            ],
            run.Lines);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Smp_does_the_same_on_256_vCPUs_whose_information_is_registered()
    {
        SampleRun run = await SampleRun.Of("Smp", "--vcpus", "256");
        Assert.Equal("256 vCPUs, 256 of them up", run.Lines[0]);
        Assert.Equal(256 / 8, run.Lines.Count(line => line.StartsWith("primes found by", StringComparison.Ordinal)));
        Assert.Equal(["each counted 16 blocks: True", "12251 primes below 131072: True"], run.Lines[^2..]);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("--vcpus")]
    [InlineData("--vcpus", "0")]
    [InlineData("--vcpus", "257")]
    public async Task Smp_refuses_a_number_of_vCPUs_that_there_cannot_be(params string[] arguments)
    {
        SampleRun run = await SampleRun.Of("Smp", arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--vcpus takes a number from 1 to 256", run.Errors);
    }
}
