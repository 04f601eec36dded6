// The peers of these tests are driven by the test's own code, run as the guest's: what the hypervisor leaves of who is gone is seen by
// one hypercall after the other.
using System;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>A guest that is gone at the step that a test chose, and what its peers see of it.</summary>
public sealed class KillTests
{
    [Fact]
    public void A_guest_is_gone_in_the_place_of_a_hypercall_of_its_in_the_middle_of_a_handler()
    {
        using var machine = new Machine(seed: 7);
        Guest<TalkingKernel> other = machine.Boot<TalkingKernel>();
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        InjectedFault fault = guest.Faults.Kill("EventChannelOp.Send", Occurrence.Nth(2));
        for (int i = 1; i <= 2; i++)
        {
            channel.Send();
            machine.RunUntilIdle();
        }

        Assert.Equal((2, 1L), (guest.Kernel.Received, channel.Received));
        Assert.Equal((2, 1), (fault.Seen, fault.Struck));
        Assert.Equal(ShutdownReason.PowerOff, guest.ExitReason);
        Assert.DoesNotContain(guest.Domain, machine.Host.Domains);
        Assert.Throws<InvalidOperationException>(channel.Send);
        Assert.Throws<InvalidOperationException>(() => guest.Read<int>(new VirtualAddress(0)));
        Assert.Contains("ended (PowerOff), destroyed", guest.Describe(), StringComparison.Ordinal);
        Assert.True(other.Call(static () => XenVersion.Version()).IsSuccess);
    }

    [Fact]
    public void Any_hypercall_may_be_the_last()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        int made = 0;
        guest.Faults.Kill(Occurrence.Nth(3));
        guest.Execute(() =>
        {
            for (; made < 10; made++)
                _ = made % 2 == 0 ? XenVersion.Version() : SchedOp.Yield();
        });
        Assert.Equal(2, made);
        Assert.Equal(ShutdownReason.PowerOff, guest.ExitReason);
    }

    [Fact]
    public void A_guest_may_crash_there_which_its_test_expects()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        guest.Faults.Kill("EventChannelOp.Send", Occurrence.Nth(1), ShutdownReason.Crash);
        channel.Send();
        GuestCrash crash = guest.RunUntilCrash();
        Assert.Equal((ShutdownReason.Crash, "the test asked for this fault"), (crash.Reason, crash.Explanation));
        machine.RunUntilIdle();
        Assert.Equal(1, guest.Kernel.Received);
    }

    [Fact]
    public void A_guest_is_gone_at_an_event_which_is_lost()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = Answering(machine, out TestChannel channel);
        guest.Faults.Kill(channel.Port, Occurrence.Nth(2), ShutdownReason.Watchdog);
        channel.Send();
        machine.RunUntilIdle();
        channel.Send();
        machine.RunUntilIdle();
        Assert.Equal(1, guest.Kernel.Received);
        Assert.Equal(ShutdownReason.Watchdog, guest.ExitReason);
    }

    [Fact]
    public void A_guest_that_an_event_of_its_own_kills_is_left_at_its_next_call()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        bool hasSent = false;
        bool hasGoneOn = false;
        guest.Execute(() =>
        {
            var ipi = new EventChannelBindIpi();
            Assert.True(EventChannelOp.BindIpi(ref ipi).IsSuccess);
            guest.Faults.Kill(ipi.Port, Occurrence.Every);
            _ = EventChannelOp.Send(new EventChannelSend { Port = ipi.Port });
            hasSent = true;
            _ = XenVersion.Version();
            hasGoneOn = true;
        });
        Assert.Equal((true, false), (hasSent, hasGoneOn));
        Assert.Equal(ShutdownReason.PowerOff, guest.ExitReason);
        Assert.DoesNotContain(guest.Domain, guest.Machine.Host.Domains);
    }

    [Fact]
    public void A_peer_that_waits_for_an_answer_waits_on_and_its_port_waits_for_nobody()
    {
        using var machine = new Machine(new MachineOptions { Seed = 7, PhysicalCpus = 2, HasControlDomain = true });
        Guest<AnsweringKernel> answering = machine.Create<AnsweringKernel>();
        Guest<AskingKernel> asking = machine.Create<AskingKernel>();
        Port port = answering.OpenPortFor(asking);
        answering.CommandLine = $"port={port}";
        asking.CommandLine = $"peer={answering.Id} port={port}";
        answering.Faults.Kill("EventChannelOp.Send", Occurrence.Nth(2));
        machine.RunUntilIdle();
        Assert.Equal((2, 1), (answering.Kernel.Received, asking.Kernel.Answers));
        var status = new EventChannelStatus { Domain = DomainId.Self };
        asking.Execute(() =>
        {
            for (uint i = 1; i < 64 && status.State != EventChannelState.Unbound; i++)
            {
                status = new EventChannelStatus { Domain = DomainId.Self, Port = new Port(i) };
                _ = EventChannelOp.Status(ref status);
                if (status.State == EventChannelState.Unbound && status.UnboundDomain != answering.Id)
                    status.State = EventChannelState.Closed;
            }
        });
        Assert.Equal(EventChannelState.Unbound, status.State);
        var send = new EventChannelSend { Port = status.Port };
        Assert.True(asking.Call(() => EventChannelOp.Send(in send)).IsSuccess);
    }

    [Fact]
    public void Who_maps_the_dead_ones_page_keeps_it_until_it_lets_go_and_then_there_is_nobody_to_map_from()
    {
        using var machine = new Machine(new MachineOptions { Seed = 7, HasControlDomain = true });
        Guest<TalkingKernel> granter = machine.Boot<TalkingKernel>();
        Guest<TalkingKernel> mapper = machine.Boot<TalkingKernel>();
        GrantReference granted = Share(granter, mapper, 42);
        KeptMapping mapping = Map(mapper, granter, granted);
        granter.Faults.Kill(Occurrence.Nth(1), ShutdownReason.Crash);
        _ = granter.Call(static () => XenVersion.Version());
        Assert.True(granter.HasCrashed);
        ulong value = 0;
        GrantStatus again = default;
        GrantStatus unmapped = default;
        mapper.Execute(() =>
        {
            MappedGrant kept = MappedGrant.Resume(mapping);
            value = kept.Address.As<ulong>().Read();
            unmapped = kept.Unmap();
            again = MappedGrant.TryMap(granter.Id, granted, GrantAccess.ReadWrite, out MappedGrant second);
            if (second.IsMapped)
                _ = second.Unmap();
        });
        Assert.Equal((42UL, GrantStatus.Okay, GrantStatus.BadDomain), (value, unmapped, again));
    }

    [Fact]
    public void Who_granted_the_dead_one_a_page_has_it_back()
    {
        using var machine = new Machine(new MachineOptions { Seed = 7, HasControlDomain = true });
        Guest<TalkingKernel> granter = machine.Boot<TalkingKernel>();
        Guest<TalkingKernel> mapper = machine.Boot<TalkingKernel>();
        GrantReference granted = Share(granter, mapper, 42);
        _ = Map(mapper, granter, granted);
        Assert.Equal((GrantUse.Reading | GrantUse.Writing, false), TryEnd(granter, granted));
        mapper.Faults.Kill(Occurrence.Nth(1));
        _ = mapper.Call(static () => XenVersion.Version());
        Assert.Equal((GrantUse.None, true), TryEnd(granter, granted));
    }

    [Fact]
    public void One_seed_kills_at_one_step()
    {
        string[] ends = [.. Enumerable.Range(0, 16).Select(static seed => KilledAt((ulong)seed))];
        Assert.Equal(ends, Enumerable.Range(0, 16).Select(static seed => KilledAt((ulong)seed)));
        Assert.True(ends.Distinct().Count() > 4, string.Join('\n', ends));
    }

    [Fact]
    public void What_is_no_end_and_where_none_can_be_is_refused()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        Assert.Throws<ArgumentException>(() => guest.Faults.Kill(Occurrence.Every, ShutdownReason.Suspend));
        Assert.Throws<ArgumentException>(() => guest.Faults.Kill("GrantTableOp.Nothing", Occurrence.Every));
        Assert.Throws<ArgumentOutOfRangeException>(() => guest.Faults.Kill(default(Port), Occurrence.Every));
        Assert.Empty(guest.Faults.All);
        guest.Execute(() => Assert.Throws<InvalidOperationException>(guest.Destroy));
        guest.Destroy();
        guest.Destroy();
        Assert.Equal(ShutdownReason.PowerOff, guest.ExitReason);
    }

    private static Guest<AnsweringKernel> Answering(Machine machine, out TestChannel channel)
    {
        Guest<AnsweringKernel> guest = machine.Create<AnsweringKernel>();
        channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        return guest;
    }

    private static GrantReference Share(Guest granter, Guest mapper, ulong value)
    {
        GrantReference granted = default;
        granter.Execute(() =>
        {
            Assert.True(PageAllocator.TryAllocate(out PseudoPhysicalFrame page));
            KernelMemory.AddressOf(page).As<ulong>().Write(value);
            Assert.True(Grant.TryMake(mapper.Id, page, GrantAccess.ReadWrite, out Grant grant).IsSuccess);
            granted = grant.Keep();
        });
        return granted;
    }

    private static KeptMapping Map(Guest mapper, Guest granter, GrantReference granted)
    {
        KeptMapping kept = default;
        mapper.Execute(() =>
        {
            Assert.Equal(GrantStatus.Okay, MappedGrant.TryMap(granter.Id, granted, GrantAccess.ReadWrite, out MappedGrant mapping));
            kept = mapping.Keep();
        });
        return kept;
    }

    private static (GrantUse Use, bool Ended) TryEnd(Guest granter, GrantReference granted)
    {
        GrantUse use = default;
        bool hasEnded = false;
        granter.Execute(() =>
        {
            Grant grant = Grant.Resume(granted);
            use = grant.Use;
            hasEnded = grant.End();
        });
        return (use, hasEnded);
    }

    // Each of 40 ticks prints a line: the last one of which console says when the guest was killed.
    private static string KilledAt(ulong seed)
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed);
        guest.Faults.Kill(Occurrence.OneIn(20));
        guest.RunFor(TimeSpan.FromMilliseconds(200));
        return $"{guest.Kernel.Ticks} {guest.ExitReason} {guest.Machine.StateHash()}";
    }
}
