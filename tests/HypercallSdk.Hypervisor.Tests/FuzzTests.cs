using System;
using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Tests;

// A million random calls, made from the description tables, harm nobody: no exception leaves the hypervisor, each failure
// is explained once, and a domain that stands by is as it was. An attacker that ends itself is replaced by a new one.
// Replay: HYPERCALLSDK_FUZZ_SEED=n; another length: HYPERCALLSDK_FUZZ_CALLS=n.
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int CallsPerHandler = 500;

    [Fact]
    public void Random_calls_of_an_unprivileged_domain_harm_nobody() => Run(privileged: false, share: 90);

    [Fact]
    public void Random_calls_of_the_control_domain_harm_nobody_whom_it_may_not_harm() => Run(privileged: true, share: 10);

    private void Run(bool privileged, int share)
    {
        int seed = Setting("HYPERCALLSDK_FUZZ_SEED", Environment.TickCount & 0xffff);
        int calls = (int)(Setting("HYPERCALLSDK_FUZZ_CALLS", 1_000_000) / 100L * share);
        string replay = $"fuzz of {calls} calls, seed {seed}: set HYPERCALLSDK_FUZZ_SEED={seed} to replay";
        Console.WriteLine(replay);

        long started = Stopwatch.GetTimestamp();
        int made = 0;
        int deaths = 0;
        while (made < calls)
        {
            // A machine for each privileged attacker, since domain 0 is the first one made.
            using var host = new Host(new HostOptions { Seed = (ulong)seed, RefusalCallSites = 0, MachineMemoryMegabytes = 64, RecountInvariants = false, RunLimit = TimeSpan.FromMilliseconds(50) });
            host.RegisterHandler(new ToyHandler());
            var random = new RandomCalls(unchecked((seed * 31) + made), host);
            GuestProbe? zero = privileged ? null : GuestProbe.Boot(host);
            GuestProbe attacker = GuestProbe.Boot(host);
            GuestProbe bystander = GuestProbe.Boot(host);
            UInt128 before = host.StateHash(bystander.Domain);
            while (made < calls && !(privileged && attacker.Domain.HasEnded))
            {
                MakeCalls(attacker, random, ref made, replay);
                host.Run();
                if (!attacker.Domain.HasEnded)
                    continue;

                deaths++;
                Assert.True(attacker.Domain.CrashReport?.Exception is null, $"{attacker.Domain.CrashReport}\n{replay}");
                if (privileged)
                    break;

                host.DestroyDomain(attacker.Domain);
                attacker = GuestProbe.Boot(host);
            }

            // Domain 0 may end others and bind and allocate their ports; that is its right and no harm.
            if (privileged)
                Assert.Null(bystander.Domain.CrashReport);
            else
                Assert.True(before == host.StateHash(bystander.Domain), $"the domain that stood by has changed; {replay}");

            Assert.False(zero?.Domain.HasEnded ?? false);
        }

        string summary = $"{made} calls in {Stopwatch.GetElapsedTime(started).TotalSeconds:f1} s; {deaths} domains ended";
        output.WriteLine(replay);
        output.WriteLine(summary);
    }

    private static void MakeCalls(GuestProbe attacker, RandomCalls random, ref int made, string replay)
    {
        Domain domain = attacker.Domain;
        VcpuGate gate = attacker.Vcpu.Gate;
        int count = 0;
        attacker.InGuest(() =>
        {
            for (; count < CallsPerHandler && !domain.HasEnded; count++)
            {
                random.Next(domain, gate);
                HypercallRegisters registers = gate.Registers;
                long explained = domain.Log.RefusalCount;
                long result = gate.Enter();
                if (!IsExplained(registers, new HypercallResult(result), domain.Log.RefusalCount - explained))
                    Assert.Fail($"{domain.Log.RefusalCount - explained} explanations of hypercall {registers.Rax}({registers.Rdi:x}, {registers.Rsi:x}, {registers.Rdx:x}, {registers.R10:x}) -> {result}; {replay}");
            }
        });
        made += int.Max(count, 1);
    }

    // A failed call is explained once, and one that did what it was asked not at all. The entries of a batch have
    // explanations of their own; what is answered by how much was done has one when that is not all.
    private static bool IsExplained(in HypercallRegisters registers, HypercallResult result, long explanations)
    {
        var number = (HypercallNumber)(int)registers.Rax;

        // Xen refuses a third watchdog in 32 bits.
        bool isWatchdogRefused = number == HypercallNumber.SchedOp && (uint)registers.Rdi == 6 && result.Value == unchecked((uint)-(int)XenErrno.NoSpace);
        int needed = result.IsError || isWatchdogRefused ? 1 : 0;
        bool isBatch = number is HypercallNumber.Multicall or HypercallNumber.GrantTableOp;
        bool isCounted = number == HypercallNumber.MemoryOp && (registers.Rdi & 63) is 0 or 1 or 6;
        return explanations == needed || (isBatch && explanations > needed) || (isCounted && explanations <= 1);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
