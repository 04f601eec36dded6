using System;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Tests.Model;

namespace HypercallSdk.Hypervisor.Tests;

// The attack: a guest writes what it likes into its FIFO control blocks and event array between its calls: links that form
// rings, links to ports that do not exist, heads, ready bits, flags that only the hypervisor sets; both may lie in one frame,
// and one frame may be several pages of the array. The mechanism: of all that, the hypervisor reads flags alone, and goes
// nowhere that a guest's number says. Passing: no call throws or takes long, everything that is counted agrees with a
// recount, outside of words and control blocks nothing of the pages changes, and a domain that stands by stays as it was.
// Replay: HYPERCALLSDK_FUZZ_SEED=(the seed printed); more: HYPERCALLSDK_FUZZ_CALLS=n.
public sealed unsafe class FifoFuzzTests(ITestOutputHelper output)
{
    private const int Commands = 15;

    [Fact]
    public void A_guest_that_scribbles_into_its_event_queues_harms_nobody()
    {
        int seed = Setting("HYPERCALLSDK_FUZZ_SEED", 20_260_105);
        int calls = Setting("HYPERCALLSDK_FUZZ_CALLS", 6_000);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"HYPERCALLSDK_FUZZ_SEED={seed}"));
        var random = new Random(seed);
        using var host = new Host(new HostOptions { MachineMemoryMegabytes = 32, RefusalCallSites = 0, RefusalsHeld = 4, RecountInvariants = false, Seed = (ulong)seed });
        GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 4 });
        Domain bystander = GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 4 }).Domain;
        var play = new PlayDomain(GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 4, Vcpus = 3, MaximumPort = 5_000 }));
        UInt128 untouched = host.StateHash(bystander);
        Vcpus.Vcpu vcpu = play.Probe.Vcpu;
        int fifoCalls = 0;
        for (int call = 0; call < calls; call++)
        {
            Scribble(random, host, play);
            uint command = (uint)random.Next(Commands);
            if (command == 10 && random.Next(30) != 0)
                command = 4;

            FillArguments(random, play, command);
            long result = 0;
            play.Probe.InGuest(() =>
            {
                vcpu.Gate.Registers = new HypercallRegisters { Rax = (ulong)HypercallNumber.EventChannelOp, Rdi = command, Rsi = vcpu.Gate.ArgumentAddress };
                result = vcpu.Gate.Enter();
            });
            fifoCalls += play.Domain.EventChannels.Fifo is null ? 0 : 1;
            Assert.False(play.Domain.HasEnded, $"call {call}, command {command}: {play.Domain.CrashReport}");
            if (call % 64 == 0)
                Assert.Empty(Invariants.Recount(host));
        }

        Assert.Equal(untouched, host.StateHash(bystander));
        Assert.Empty(Invariants.Recount(host));
        Assert.True(fifoCalls > calls / 2, $"{fifoCalls} of {calls} calls with FIFO");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls} calls, {fifoCalls} of them with FIFO"));
        host.DestroyDomain(play.Domain);
        Assert.Empty(Invariants.Recount(host));
    }

    [Fact]
    public void Only_event_words_and_control_blocks_are_written()
    {
        using var host = new Host(new HostOptions { MachineMemoryMegabytes = 32 });
        GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 4 });
        var play = new PlayDomain(GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 4 }));
        var control = new Span<uint>(host.Memory.HostAddress(play.Frames[0]), 1024);
        const int Block = 1000;
        control.Fill(0xabab_abab);
        control.Slice(Block, 18).Clear();
        play.Probe.AssertSuccess(() =>
        {
            var op = new EventChannelInitControl { ControlFrame = play.Frames[0], Offset = Block * sizeof(uint) };
            return EventChannelOp.InitControl(ref op);
        });
        play.Probe.AssertSuccess(() => EventChannelOp.ExpandArray(new EventChannelExpandArray { ArrayFrame = play.Frames[1] }));

        // Every word's link leads out of the array, every head too.
        var words = new Span<uint>(host.Memory.HostAddress(play.Frames[1]), 1024);
        words.Fill((1U << 17) - 1);
        control.Slice(Block + 2, 16).Fill(131_071);
        for (int i = 0; i < 40; i++)
        {
            var op = default(EventChannelBindIpi);
            play.Probe.AssertSuccess(() => EventChannelOp.BindIpi(ref op));
            play.Probe.AssertSuccess(() => EventChannelOp.SetPriority(new EventChannelSetPriority { Port = op.Port, Priority = (uint)i % 16 }));
            play.Probe.AssertSuccess(() => EventChannelOp.Send(new EventChannelSend { Port = op.Port }));
        }

        control = new Span<uint>(host.Memory.HostAddress(play.Frames[0]), 1024);
        Assert.False(control[..Block].ContainsAnyExcept(0xabab_abab));
        Assert.False(control[(Block + 18)..].ContainsAnyExcept(0xabab_abab));
        Assert.Equal(0xffffU, control[Block]);
        Assert.Empty(Invariants.Recount(host));
    }

    // Control blocks and array pages are the first four frames of the window.
    private static void Scribble(Random random, Host host, PlayDomain play)
    {
        for (int i = random.Next(6); i > 0; i--)
        {
            var words = new Span<uint>(host.Memory.HostAddress(play.Frames[random.Next(4)]), 1024);
            uint value = (uint)random.NextInt64(1L << 32);
            int at = random.Next(4) == 0 ? random.Next(1024) : random.Next(40);
            words[at] = random.Next(4) switch
            {
                0 => value,
                1 => (1U << 29) | (uint)random.Next(40),
                2 => (words[at] & ~((1U << 17) - 1)) | (uint)random.Next(1 << 17),
                _ => words[at] ^ (1U << (28 + random.Next(4))),
            };
        }
    }

    private static void FillArguments(Random random, PlayDomain play, uint command)
    {
        var area = new Span<byte>(play.Probe.Vcpu.Gate.ArgumentBase, 24);
        random.NextBytes(area);
        Span<uint> words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(area);
        for (int i = 0; i < words.Length; i++)
        {
            if (random.Next(8) != 0)
                words[i] = (uint)random.Next(random.Next(2) == 0 ? 3 : 40);
        }

        bool isBad = random.Next(8) == 0;
        switch (command)
        {
            case 0:
                words[0] = play.Domain.Id.Value;
                break;
            case 6 or 10:
                words[0] = DomainId.Self.Value | ((uint)play.Domain.Id.Value << 16);
                break;
            case 11:
                words[0] = (uint)(isBad ? play.L1 : play.Frames[random.Next(4)]).Value;
                words[1] = 0;
                words[2] = (uint)random.Next(505) * 8;
                break;
            case 12:
                words[0] = (uint)(isBad ? play.L1 : play.Frames[random.Next(4)]).Value;
                words[1] = 0;
                break;
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
