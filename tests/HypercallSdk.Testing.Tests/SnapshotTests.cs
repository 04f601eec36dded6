using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Rings;

namespace HypercallSdk.Testing.Tests;

/// <summary>A machine is put back to what it was, in place, and goes on as it did.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void A_machine_that_is_restored_is_what_it_was_and_goes_on_as_it_did()
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7, new DomainConfig { CommandLine = "ticks=5" });
        guest.RunUntilLine("tick 2");
        MachineSnapshot snapshot = guest.Snapshot();
        UInt128 hash = guest.Machine.StateHash();
        var ends = new List<(UInt128 Hash, string Console, string Text)>();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal((hash, 2UL, snapshot.Time), (guest.Machine.StateHash(), guest.Kernel.Ticks, guest.Machine.Now));
            Assert.Null(guest.ExitReason);
            guest.RunUntilLine("tick 3");
            guest.RunUntilEnd();
            ends.Add((guest.Machine.StateHash(), guest.ConsoleText, guest.Describe()));
            guest.Restore(snapshot);
        }

        Assert.Single(ends.Distinct());
        Assert.EndsWith("tick 5\n", ends[0].Console, StringComparison.Ordinal);
        Assert.Equal(["tick 1", "tick 2"], guest.ConsoleLines);
    }

    [Fact]
    public void A_snapshot_changes_nothing_in_the_run()
    {
        Assert.Equal(Run(takes: false), Run(takes: true));

        static (UInt128, string) Run(bool takes)
        {
            using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7, new DomainConfig { CommandLine = "ticks=20" });
            for (int i = 0; i < 10; i++)
            {
                guest.RunFor(TimeSpan.FromMilliseconds(7));
                if (takes)
                    _ = guest.Snapshot();
            }

            return (guest.Machine.StateHash(), guest.Describe());
        }
    }

    [Fact]
    public void Several_snapshots_are_restored_in_any_order()
    {
        using Guest<TickingKernel> guest = Guest.Boot<TickingKernel>(seed: 7);
        var snapshots = new List<(MachineSnapshot Snapshot, UInt128 Hash)>();
        for (int i = 0; i < 5; i++)
        {
            snapshots.Add((guest.Snapshot(), guest.Machine.StateHash()));
            guest.RunFor(TimeSpan.FromMilliseconds(12));
        }

        foreach (int which in new[] { 3, 1, 4, 0, 2, 2, 4 })
        {
            guest.Restore(snapshots[which].Snapshot);
            Assert.Equal(snapshots[which].Hash, guest.Machine.StateHash());
            guest.RunFor(TimeSpan.FromMilliseconds(12));
            if (which < 4)
                Assert.Equal(snapshots[which + 1].Hash, guest.Machine.StateHash());
        }
    }

    [Fact]
    public void What_the_test_holds_stays_the_same_and_counts_from_where_it_was()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = machine.Create<AnsweringKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        InjectedFault fault = guest.Faults.Drop(channel.Port, Occurrence.Nth(3));
        channel.Send();
        channel.RunUntilReceived();
        MachineSnapshot snapshot = machine.Snapshot();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal((1L, 1L, 0L, 1), (channel.Received, fault.Seen, fault.Struck, guest.Kernel.Received));
            channel.Send();
            channel.RunUntilReceived();
            channel.Send();
            machine.RunUntilIdle();
            Assert.Equal((2L, 3L, 1L, 2), (channel.Received, fault.Seen, fault.Struck, guest.Kernel.Received));
            fault.Remove();
            machine.Restore(snapshot);
            Assert.Equal([fault], guest.Faults.All);
            Assert.Equal([guest], machine.Guests);
        }
    }

    [Fact]
    public void What_the_machine_had_given_up_is_brought_back_too_if_the_test_holds_it()
    {
        using var machine = new Machine(seed: 7);
        Guest<AnsweringKernel> guest = machine.Create<AnsweringKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        Domain bare = machine.Host.CreateDomain<TalkingKernel>(new DomainConfig { MemoryMegabytes = 4 });
        machine.RunUntilIdle();
        InjectedFault fault = guest.Faults.Drop(channel.Port, Occurrence.Nth(2));
        MachineSnapshot before = machine.Snapshot();
        channel.Send();
        channel.RunUntilReceived();
        channel.Send();
        fault.Remove();
        Assert.True(guest.Call(() => Events.Close(channel.Port)).IsSuccess);
        machine.Host.DestroyDomain(bare);
        MachineSnapshot after = machine.Snapshot();
        for (int i = 0; i < 2; i++)
        {
            machine.Restore(before);
            Assert.Equal((0L, 0L, 0L, false), (channel.Received, fault.Seen, fault.Struck, bare.HasEnded));
            for (int sent = 0; sent < 5; sent++)
            {
                channel.Send();
                machine.RunUntilIdle();
            }

            Assert.Equal((4L, 5L, 1L, false), (channel.Received, fault.Seen, fault.Struck, bare.HasEnded));
            machine.Restore(after);
            Assert.Equal((1L, 2L, 1L, true), (channel.Received, fault.Seen, fault.Struck, bare.HasEnded));
        }
    }

    [Fact]
    public void A_domain_that_was_destroyed_before_the_first_snapshot_is_no_hindrance()
    {
        using var machine = new Machine(seed: 7);
        Guest<UserLoopKernel> gone = machine.Boot<UserLoopKernel>(new DomainConfig { MemoryMegabytes = 4, CommandLine = "loop=2 rounds=4000" });
        Guest<TalkingKernel> guest = machine.Boot<TalkingKernel>();
        machine.RunFor(TimeSpan.FromMicroseconds(100));
        gone.Destroy();
        MachineSnapshot snapshot = machine.Snapshot();
        UInt128 hash = machine.StateHash();
        guest.Type("a");
        machine.RunUntilIdle();
        Assert.NotEqual(hash, machine.StateHash());
        machine.Restore(snapshot);
        Assert.Equal(hash, machine.StateHash());
    }

    [Fact]
    public void Nothing_of_a_guest_that_was_killed_goes_off_afterwards_and_reads_what_was_its_memory()
    {
        using var machine = new Machine(new MachineOptions { Seed = 7, PhysicalCpus = 2 });
        Guest<AnsweringKernel> guest = machine.Create<AnsweringKernel>();
        TestChannel channel = guest.OpenChannel();
        guest.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        guest.Faults.Kill(Occurrence.Every);
        channel.Send(); // so it has work when its code is left
        guest.Execute(static () => _ = XenVersion.Version());
        Assert.Equal(ShutdownReason.PowerOff, guest.ExitReason);
        MachineSnapshot snapshot = machine.Snapshot();
        int records = machine.Host.Trace!.Count;
        for (int i = 0; i < 2; i++)
        {
            machine.RunFor(TimeSpan.FromMilliseconds(1));
            Assert.Equal(records, machine.Host.Trace.Count);
            machine.Restore(snapshot);
        }
    }

    [Fact]
    public void What_was_made_since_is_gone_and_says_so_until_its_snapshot_is_restored()
    {
        using var machine = new Machine(seed: 7);
        Guest<TalkingKernel> first = machine.Boot<TalkingKernel>();
        MachineSnapshot before = machine.Snapshot();
        Guest<AnsweringKernel> second = machine.Create<AnsweringKernel>();
        TestChannel channel = second.OpenChannel();
        second.CommandLine = $"port={channel.Port}";
        machine.RunUntilIdle();
        TestChannel onFirst = first.OpenChannel();
        InjectedFault fault = first.Faults.Refuse("EventChannelOp.Send", XenErrno.Busy, Occurrence.Every);
        MachineSnapshot after = machine.Snapshot();
        machine.Restore(before);
        AssertGone(() => second.RunUntilLine("never"));
        AssertGone(() => _ = second.Kernel);
        AssertGone(() => _ = second.ConsoleText);
        AssertGone(channel.Send);
        AssertGone(onFirst.Send);
        AssertGone(() => onFirst.RunUntilReceived());
        AssertGone(fault.Remove);
        Assert.Equal([first], machine.Guests);
        Assert.Empty(first.Faults.All);
        Guest<TalkingKernel> third = machine.Boot<TalkingKernel>();
        Assert.Equal(new DomainId(1), third.Id);
        machine.Restore(after);
        AssertGone(() => _ = third.Kernel);
        Assert.Equal([first, second], machine.Guests);
        channel.Send();
        channel.RunUntilReceived();
        Assert.Equal(1, second.Kernel.Received);
        fault.Remove();
    }

    [Fact]
    public void Who_has_ended_or_was_destroyed_is_back()
    {
        using var machine = new Machine(new MachineOptions { Seed = 7, PhysicalCpus = 2, HasControlDomain = true });
        Guest<AnsweringKernel> answering = machine.Create<AnsweringKernel>();
        Guest<AskingKernel> asking = machine.Create<AskingKernel>();
        Port port = answering.OpenPortFor(asking);
        answering.CommandLine = $"port={port}";
        asking.CommandLine = $"peer={answering.Id} port={port}";
        asking.RunUntil(() => asking.Kernel.Answers == 1);
        MachineSnapshot snapshot = machine.Snapshot();
        asking.RunUntilLine("3 answers");
        UInt128 hash = machine.StateHash();
        machine.Restore(snapshot);
        answering.Destroy();
        asking.Destroy();
        machine.RunUntilIdle();
        Guest<TalkingKernel> other = machine.Boot<TalkingKernel>(); // takes their frames
        Assert.Equal("> ", other.RunUntilText("> "));
        machine.Restore(snapshot);
        asking.RunUntilLine("3 answers");
        Assert.Equal(hash, machine.StateHash());
        Assert.Equal(3, answering.Kernel.Received);
    }

    [Fact]
    public void Another_seed_goes_on_with_other_decisions_and_the_same_with_the_same()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        InjectedFault fault = guest.Faults.Refuse("XenVersion.Version", XenErrno.Busy, Occurrence.OneIn(4));
        MachineSnapshot snapshot = guest.Snapshot();
        string first = Struck();
        guest.Restore(snapshot);
        Assert.Equal(first, Struck());
        guest.Restore(snapshot, seed: 9);
        string other = Struck();
        Assert.NotEqual(first, other);
        Assert.Equal(9UL, guest.Machine.Seed);
        Assert.Contains("which restored the machine of SnapshotTests.cs:", Assert.Throws<GuestFailureException>(() => guest.RunUntilLine("never")).Replay, StringComparison.Ordinal);
        guest.Restore(snapshot, seed: 9);
        Assert.Equal(other, Struck());
        guest.Restore(snapshot);
        Assert.Equal((7UL, first), (guest.Machine.Seed, Struck()));

        string Struck() => string.Concat(Enumerable.Range(0, 64).Select(_ => guest.Call(static () => XenVersion.Version()).IsError ? 'x' : 'o'));
    }

    [Fact]
    public void Memory_that_was_zero_is_zero_again()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        MachineSnapshot snapshot = guest.Snapshot();
        UInt128 hash = guest.Machine.StateHash();
        guest.Execute(static () =>
        {
            while (PageAllocator.TryAllocate(out PseudoPhysicalFrame page))
                KernelMemory.AddressOf(page).As<ulong>().Write(ulong.MaxValue);
        });
        Assert.NotEqual(hash, guest.Machine.StateHash());
        guest.Restore(snapshot);
        Assert.Equal(hash, guest.Machine.StateHash());
    }

    [Fact]
    public void What_the_user_gave_to_the_host_is_put_back_with_the_objects_of_its_own()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        var tally = new Tally();
        guest.Machine.Host.RegisterHandler(tally);
        Assert.Equal(3, guest.Call(static () => TallyOp.Count(3)).Value);
        MachineSnapshot snapshot = guest.Snapshot();
        TallyEntry first = tally.Entries[0];
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(7, guest.Call(static () => TallyOp.Count(4)).Value);
            Assert.Equal((2, 2, "4"), (tally.Entries.Count, first.Later, tally.Last));
            guest.Restore(snapshot);
            Assert.Equal([first], tally.Entries);
            Assert.Equal((1, "3"), (first.Later, tally.Last));
        }
    }

    [Fact]
    public void User_mode_goes_on_where_it_was_though_its_domain_was_destroyed_and_collected()
    {
        using var machine = new Machine(seed: 7);
        Guest<UserLoopKernel> guest = machine.Boot<UserLoopKernel>(new DomainConfig { MemoryMegabytes = 4, CommandLine = "loop=2 rounds=4000" });
        guest.RunFor(TimeSpan.FromMicroseconds(100));
        MachineSnapshot snapshot = machine.Snapshot();
        UInt128 hash = machine.StateHash();
        Assert.Equal(ShutdownReason.PowerOff, guest.RunUntilEnd());
        UInt128 end = machine.StateHash();
        guest.Destroy();
        machine.Boot<RingsKernel>(new DomainConfig { MemoryMegabytes = 4 }).RunUntilEnd();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        machine.Restore(snapshot);
        Assert.Equal(hash, machine.StateHash());
        Assert.Equal(ShutdownReason.PowerOff, guest.RunUntilEnd());
        Assert.Equal(end, machine.StateHash());
    }

    [Fact]
    public void Code_that_was_decoded_before_is_not_decoded_again_and_what_is_there_now_is_run()
    {
        using Guest<RingsKernel> guest = Guest.Boot<RingsKernel>(seed: 7, new DomainConfig { MemoryMegabytes = 4 });
        var snapshots = new List<(MachineSnapshot Snapshot, UInt128 Hash)>();
        while (guest.ExitReason is null)
        {
            snapshots.Add((guest.Snapshot(), guest.Machine.StateHash()));
            guest.RunFor(TimeSpan.FromMilliseconds(4));
        }

        string console = guest.ConsoleText;
        TimeSpan time = guest.Machine.Now;
        UInt128 end = guest.Machine.StateHash();
        Assert.True(snapshots.Count > 3, console);
        foreach ((MachineSnapshot snapshot, UInt128 hash) in Enumerable.Reverse(snapshots))
        {
            guest.Restore(snapshot);
            Assert.Equal(hash, guest.Machine.StateHash());
            guest.Machine.RunUntilTime(time);
            Assert.Equal((console, end), (guest.ConsoleText, guest.Machine.StateHash()));
        }
    }

    [Fact]
    public void Nothing_is_kept_or_restored_while_a_guest_runs_or_of_another_machine()
    {
        using Guest<TalkingKernel> guest = Guest.Boot<TalkingKernel>(seed: 7);
        using var other = new Machine(seed: 7);
        MachineSnapshot snapshot = guest.Snapshot();
        guest.Execute(() =>
        {
            Assert.Contains("inside a handler", Assert.Throws<InvalidOperationException>(guest.Snapshot).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => guest.Restore(snapshot));
        });
        guest.RunUntil(() =>
        {
            Assert.Contains("between two waits", Assert.Throws<InvalidOperationException>(guest.Snapshot).Message, StringComparison.Ordinal);
            return true;
        });
        Assert.Throws<ArgumentException>(() => other.Restore(snapshot));
        guest.Restore(snapshot);
        guest.Dispose();
        Assert.Throws<ObjectDisposedException>(() => guest.Restore(snapshot));
    }

    private static void AssertGone(Action action) =>
        Assert.Contains("is gone: the machine was restored to a snapshot from before it was made", Assert.Throws<InvalidOperationException>(action).Message, StringComparison.Ordinal);
}
