using System;
using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests;

// A million random calls, made from the description tables, harm nobody: no exception leaves the hypervisor, each failure
// is explained once, what is counted agrees with a recount, and a domain that stands by is as it was. The attacker has several
// vCPUs, some of them up; the machine's CPUs and scheduler are the seed's. An attacker that ends itself is replaced by a new one.
// Replay: HYPERCALLSDK_FUZZ_SEED=n; another length: HYPERCALLSDK_FUZZ_CALLS=n.
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int CallsPerHandler = 200;
    private const int CallsPerMachine = 100_000;
    private const int HandlersPerRecount = 10;
    private const int Vcpus = 5;

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
        int handlers = 0;
        var callers = new int[Vcpus];
        while (made < calls)
        {
            // A machine for each privileged attacker, since domain 0 is the first one made; else one for some of the calls.
            int until = int.Min(calls, made + CallsPerMachine);
            using Host host = MakeHost(unchecked((seed * 31) + made), out Random choice);
            host.RegisterHandler(new ToyHandler());
            var random = new RandomCalls(choice.Next(), host);
            GuestProbe? zero = privileged ? null : GuestProbe.Boot(host);
            GuestProbe attacker = BootAttacker(host);
            GuestProbe bystander = GuestProbe.Boot(host);
            UInt128 before = host.StateHash(bystander.Domain);
            while (made < until && !(privileged && attacker.Domain.HasEnded))
            {
                Vcpu caller = Choose(attacker.Domain, choice);
                callers[caller.Id.Value]++;
                MakeCalls(attacker.Domain, caller, random, ref made, replay);
                if (++handlers % HandlersPerRecount == 0)
                    Assert.True(Invariants.Recount(host) is [], $"{string.Join('\n', Invariants.Recount(host))}\n{replay}");

                host.Run();
                if (!attacker.Domain.HasEnded)
                    continue;

                deaths++;
                Assert.True(attacker.Domain.CrashReport?.Exception is null, $"{attacker.Domain.CrashReport}\n{replay}");
                if (privileged)
                    break;

                host.DestroyDomain(attacker.Domain);
                attacker = BootAttacker(host);
            }

            // Domain 0 may end others and bind and allocate their ports; that is its right and no harm.
            if (privileged)
                Assert.Null(bystander.Domain.CrashReport);
            else
                Assert.True(before == host.StateHash(bystander.Domain), $"the domain that stood by has changed; {replay}");

            Assert.False(zero?.Domain.HasEnded ?? false);
        }

        string summary = $"{made} calls in {Stopwatch.GetElapsedTime(started).TotalSeconds:f1} s, in {handlers} handlers of vCPUs 0 to {Vcpus - 1}: {string.Join(", ", callers)}; {deaths} domains ended";
        output.WriteLine(replay);
        output.WriteLine(summary);
        Assert.True(Array.TrueForAll(callers, count => count > 0) || made < 10_000, summary);
    }

    private static Host MakeHost(int seed, out Random choice)
    {
        choice = new Random(seed);

        // Under Null only who has a CPU runs at all: one for each vCPU of the three domains.
        SchedulerKind scheduler = choice.Next(3) == 0 ? SchedulerKind.Null : SchedulerKind.Credit;
        return new Host(new HostOptions
        {
            Seed = (ulong)seed,
            PhysicalCpus = scheduler == SchedulerKind.Null ? Vcpus + 2 : choice.Next(1, 5),
            Scheduler = scheduler,
            RefusalCallSites = 0,
            MachineMemoryMegabytes = 64,
            RecountInvariants = false,
            RunLimit = TimeSpan.FromMilliseconds(5),
        });
    }

    // Some of its vCPUs are up, others it may start by itself.
    private static GuestProbe BootAttacker(Host host)
    {
        GuestProbe attacker = GuestProbe.Boot<SeveralVcpusKernel>(host, new DomainConfig { MemoryMegabytes = 8, Vcpus = Vcpus });
        Assert.True(attacker.Call(() => Guest.Vcpus.Start(1)).IsSuccess);
        Assert.True(attacker.Call(() => Guest.Vcpus.Start(2)).IsSuccess);
        host.Run();
        return attacker;
    }

    // One that runs; where none does, because the domain is paused or has taken them down, the first.
    private static Vcpu Choose(Domain domain, Random choice)
    {
        int first = choice.Next(Vcpus);
        for (int i = 0; i < Vcpus; i++)
        {
            Vcpu vcpu = domain.Vcpus[(first + i) % Vcpus];
            if (vcpu is { IsUp: true, HasBooted: true })
                return vcpu;
        }

        return domain.Vcpus[0];
    }

    private static void MakeCalls(Domain domain, Vcpu caller, RandomCalls random, ref int made, string replay)
    {
        int count = 0;
        GuestProbe.InGuest(caller, () =>
        {
            VcpuGate gate = caller.Gate;
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
