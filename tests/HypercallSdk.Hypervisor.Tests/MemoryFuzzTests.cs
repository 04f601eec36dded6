using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

// Two domains that work together make hostile memory and grant calls. Nothing throws, the recount agrees after every few
// hundred, and a domain that neither grants nor is granted anything is as it was. Who ends itself is replaced.
// Replay: HYPERCALLSDK_FUZZ_SEED=n; another length: HYPERCALLSDK_FUZZ_CALLS=n.
public sealed class MemoryFuzzTests(ITestOutputHelper output)
{
    private const int CallsPerTurn = 200;

    [Fact]
    public void Hostile_memory_and_grant_calls_harm_nobody_and_the_recount_agrees()
    {
        int seed = Setting("HYPERCALLSDK_FUZZ_SEED", Environment.TickCount & 0xffff);
        int calls = Setting("HYPERCALLSDK_FUZZ_CALLS", 300_000);
        string replay = $"memory fuzz of {calls} calls, seed {seed}: set HYPERCALLSDK_FUZZ_SEED={seed} to replay";
        Console.WriteLine(replay);
        long started = Stopwatch.GetTimestamp();
        int made = 0;
        int succeeded = 0;
        int deaths = 0;
        int machines = 0;
        while (made < calls)
        {
            // An attacker that no longer sees its own shared_info takes the same upcall for ever, so runs have a limit.
            using var host = new Host(new HostOptions
            {
                Seed = (ulong)seed,
                RefusalCallSites = 0,
                RefusalsHeld = 16,
                MachineMemoryMegabytes = 64,
                RecountInvariants = false,
                RunLimit = TimeSpan.FromMilliseconds(50),
            });
            var random = new RandomMemoryCalls(unchecked((seed * 31) + machines));
            machines++;
            GuestProbe.Boot(host, Small);
            GuestProbe bystander = GuestProbe.Boot(host, Small);
            GuestProbe[] attackers = [GuestProbe.Boot(host, Small), GuestProbe.Boot(host, Small)];
            UInt128 before = host.StateHash(bystander.Domain);

            // What the dead granted stays while it is mapped: a new machine when memory runs low.
            for (int turn = 0; turn < 400 && made < calls && host.Memory.FreeFrames > 4096; turn++)
            {
                GuestProbe attacker = attackers[turn % 2];
                MakeCalls(attacker, attackers[1 - (turn % 2)].Domain, random, ref made, ref succeeded, replay);
                IReadOnlyList<string> lines = Invariants.Recount(host);
                if (lines.Count > 0)
                    Assert.Fail($"after {made} calls the recount disagrees:\n{string.Join('\n', lines)}\n{replay}");

                if (!attacker.Domain.HasEnded && turn % 64 < 62)
                    continue;

                deaths++;
                Assert.True(attacker.Domain.CrashReport?.Exception is null, $"{attacker.Domain.CrashReport}\n{replay}");
                host.DestroyDomain(attacker.Domain);
                attackers[turn % 2] = GuestProbe.Boot(host, Small);
            }

            Assert.True(before == host.StateHash(bystander.Domain), $"the domain that stood by has changed; {replay}");
        }

        output.WriteLine(replay);
        output.WriteLine($"{made} calls, {succeeded} of which succeeded, on {machines} machines in {Stopwatch.GetElapsedTime(started).TotalSeconds:f1} s; {deaths} domains ended");
        Assert.True(succeeded > made / 20, "too few calls do anything");
    }

    private static DomainConfig Small => new() { MemoryMegabytes = 4 };

    private static void MakeCalls(GuestProbe attacker, Domain accomplice, RandomMemoryCalls random, ref int made, ref int succeeded, string replay)
    {
        Domain domain = attacker.Domain;
        int count = 0;
        int fine = 0;
        attacker.InGuest(() =>
        {
            for (; count < CallsPerTurn && !domain.HasEnded; count++)
            {
                random.Next(domain, accomplice, attacker.Vcpu.Gate);
                HypercallRegisters registers = attacker.Vcpu.Gate.Registers;
                long explained = domain.Log.RefusalCount;
                long result = attacker.Vcpu.Gate.Enter();
                bool failed = new HypercallResult(result).IsError;
                fine += failed ? 0 : 1;
                if (failed && domain.Log.RefusalCount == explained)
                    Assert.Fail($"nobody explained hypercall {registers.Rax}({registers.Rdi:x}, {registers.Rsi:x}, {registers.Rdx:x}, {registers.R10:x}) -> {result}; {replay}");
            }
        });
        made += int.Max(count, 1);
        succeeded += fine;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
