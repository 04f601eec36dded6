using System;
using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// Random bytes as user programs harm nobody: no exception leaves the engine, each program ends by a trap, a call or the timer,
/// the kernel goes on, and nothing outside the domain's memory changes: not another domain, not a free frame, not a page of the kernel's.
/// </summary>
/// <remarks>Replay: HYPERCALLSDK_FUZZ_SEED=n; another number of programs: HYPERCALLSDK_USER_PROGRAMS=n.</remarks>
public sealed class UserIsolationTests(ITestOutputHelper output)
{
    [Fact]
    public void Random_bytes_in_user_mode_harm_nobody()
    {
        int seed = Setting("HYPERCALLSDK_FUZZ_SEED", Environment.TickCount & 0xffff);
        int programs = Setting("HYPERCALLSDK_USER_PROGRAMS", 20_000);
        string replay = $"{programs} random user programs, seed {seed}: set HYPERCALLSDK_FUZZ_SEED={seed} to replay";
        Console.WriteLine(replay);

        using Host host = new(new HostOptions { Seed = (ulong)seed, MachineMemoryMegabytes = 64, RecountInvariants = false });
        GuestProbe bystander = GuestProbe.Boot(host);
        Domain hostile = host.CreateDomain<HostileKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = $"seed={seed + 1} programs={programs}" });
        UInt128 before = host.StateHash(bystander.Domain);
        UInt128 free = HashOfOthers(host, hostile);
        long started = Stopwatch.GetTimestamp();
        host.Run();
        TimeSpan took = Stopwatch.GetElapsedTime(started);

        HostileKernel kernel = State(hostile);
        Assert.Null(hostile.CrashReport is { } report ? $"{report}\n{replay}" : null);
        Assert.Equal(ShutdownReason.PowerOff, hostile.ExitReason);
        Assert.Equal((programs, 0, 0), (kernel.Programs, kernel.KernelFaults, kernel.Refused));
        Assert.Equal(before, host.StateHash(bystander.Domain));
        Assert.Equal(free, HashOfOthers(host, hostile));
        Assert.Empty(Invariants.Recount(host));

        long ended = 0;
        for (int vector = 0; vector < HostileKernel.VectorCount; vector++)
        {
            ended += kernel.ByVector[vector];
            if (kernel.ByVector[vector] != 0)
                output.WriteLine($"vector {vector}: {kernel.ByVector[vector]}");
        }

        Assert.Equal(programs, ended);
        Assert.True(kernel.ByVector[KernelEntry.Upcall] > 0 && kernel.ByVector[14] > 0 && kernel.ByVector[6] > 0, replay);
        output.WriteLine($"{replay}; {took.TotalSeconds:f1} s");
    }

    // The content of every frame that is not the domain's.
    private static unsafe UInt128 HashOfOthers(Host host, Domain domain)
    {
        var hash = new XxHash128();
        for (ulong number = 0; number < host.Memory.FrameCount; number++)
        {
            var frame = new MachineFrame(number);
            ref readonly FrameInfo info = ref host.Memory[frame];
            if (!info.IsFree && info.IsOwnedBy(domain.Id))
                continue;

            // SAFETY: the frame exists.
            hash.Append(new ReadOnlySpan<byte>(host.Memory.HostAddress(frame), Page.Size));
        }

        return hash.GetCurrentHashAsUInt128();
    }

    private static unsafe HostileKernel State(Domain domain) => *(HostileKernel*)domain.Image.KernelState;

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
