// One machine, and what may be done to it: each action is a pure function of what the machine is, what the test holds and a number, so
// that the same numbers are the same actions again after a restore. What the test holds is copied with each snapshot.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Benchmarks;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using Rings;

namespace HypercallSdk.Testing.Tests;

/// <summary>A machine on which anything may happen.</summary>
internal sealed class SnapshotTrial : IDisposable
{
    /// <summary>How many kinds of actions there are.</summary>
    public const int Kinds = 20;

    private static readonly string[] _refusable = ["EventChannelOp.Send", "XenVersion.Version", "MemoryOp.PopulatePhysmap", "SchedOp.Yield"];

    private readonly Machine _machine;

    public SnapshotTrial(Random random)
    {
        _machine = new Machine(new MachineOptions { Seed = (ulong)random.Next(), PhysicalCpus = random.Next(1, 4), HasControlDomain = random.Next(2) == 0, MemoryMegabytes = 96 });
        for (int i = random.Next(1, 4); i > 0; i--)
            Held = Make(Held, random.Next());
    }

    /// <summary>What the test holds.</summary>
    public SnapshotTrialState Held { get; set; } = new();

    /// <summary>The machine.</summary>
    public Machine Machine => _machine;

    public void Dispose() => _machine.Dispose();

    /// <summary>Does one thing.</summary>
    /// <param name="kind">Which, below <see cref="Kinds"/>.</param>
    /// <param name="number">Decides what is left open.</param>
    /// <returns>What came of it.</returns>
    public string Do(int kind, int number)
    {
        Guest? guest = _machine.Guests.Count == 0 ? null : _machine.Guests[number % _machine.Guests.Count];
        try
        {
            if (guest is null)
                Held = Make(Held, number);
            else
                Do(kind, number / 7, guest);

            return "done";
        }
        catch (Exception exception) when (exception is InvalidOperationException or GuestFailureException or ArgumentException)
        {
            // A guest that has ended, that is paused or that has no port left: as often as it is met it is met again.
            return exception.Message;
        }
    }

    /// <summary>All that can be seen of the machine.</summary>
    public string Look()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{_machine.StateHash():x} seed {_machine.Seed} free {_machine.FreePages}\n");
        foreach (Guest guest in _machine.Guests)
            text.Append(guest.Describe()).Append('\n').Append(guest.ConsoleText).AppendJoin('\n', guest.ConsoleLines).AppendJoin('\n', guest.Refusals).Append('\n');

        foreach (TestChannel channel in Held.Channels)
            text.Append(CultureInfo.InvariantCulture, $"channel {channel.Port}: {channel.Received}\n");

        foreach (InjectedFault fault in Held.Faults)
            text.Append(CultureInfo.InvariantCulture, $"{fault}\n");

        for (int i = 0; i < _machine.Host.Trace!.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{_machine.Host.Trace[i]}\n");

        return text.ToString();
    }

    private static SnapshotTrialState Make(SnapshotTrialState held, Machine machine, int number)
    {
        DomainConfig config = new() { MemoryMegabytes = 4 + (number / 8 % 3), Vcpus = 1 + (number / 32 % 2), CommandLine = $"loop={number % 3} rounds={2000 + (number % 5000)}" };
        switch (number % 6)
        {
            case 0:
                machine.Create<TickingKernel>(config).MayCrash = true;
                return held;
            case 1:
                machine.Create<TalkingKernel>(config).MayCrash = true;
                return held;
            case 2:
                machine.Create<RingsKernel>(config).MayCrash = true;
                return held;
            case 3:
                machine.Create<UserLoopKernel>(config).MayCrash = true;
                return held;
            case 4:
                Guest<AnsweringKernel> answering = machine.Create<AnsweringKernel>(config);
                answering.MayCrash = true;
                TestChannel channel = answering.OpenChannel();
                answering.CommandLine = $"port={channel.Port}";
                return held with { Channels = held.Channels.Add(channel) };
            default:
                Guest<AnsweringKernel> near = machine.Create<AnsweringKernel>(config);
                Guest<AskingKernel> far = machine.Create<AskingKernel>(config);
                (near.MayCrash, far.MayCrash) = (true, true);
                Port port = near.OpenPortFor(far);
                near.CommandLine = $"port={port}";
                far.CommandLine = $"peer={near.Id} port={port}";
                return held;
        }
    }

    private SnapshotTrialState Make(SnapshotTrialState held, int number) => Make(held, _machine, number);

    private void Do(int kind, int number, Guest guest)
    {
        switch (kind)
        {
            case 0 or 1 or 2:
                _machine.RunFor(TimeSpan.FromMicroseconds(number % 3000));
                break;
            case 3:
                _machine.RunUntilIdle(TimeSpan.FromMilliseconds(1 + (number % 8)));
                break;
            case 4:
                guest.Type(number % 40 == 0 ? "q" : "ab");
                break;
            case 5 or 6 when Held.Channels.Count > 0:
                Held.Channels[number % Held.Channels.Count].Send();
                break;
            case 7:
                guest.Execute(() => Write(number));
                break;
            case 8:
                guest.Execute(() => _ = number % 2 == 0 ? Balloon.GiveBack((ulong)number % 50, out _) : Balloon.TakeAgain((ulong)number % 50, out _));
                break;
            case 9:
                Share(guest, _machine.Guests[number % _machine.Guests.Count], number);
                break;
            case 10 when Held.Mappings.Count > 0:
                Unmap(number);
                break;
            case 11:
                Held = Held with { Faults = Held.Faults.Add(Fault(guest, number)) };
                break;
            case 12 when Held.Faults.Count > 0:
                Held.Faults[number % Held.Faults.Count].Remove();
                break;
            case 13 when _machine.Guests.Count < 6:
                Held = Make(Held, number);
                break;
            case 14 when number % 3 == 0:
                guest.Destroy();
                break;
            case 15 when guest.Domain.IsPaused:
                guest.Domain.Unpause();
                break;
            case 15:
                guest.Domain.Pause();
                break;
            case 16 when guest.Domain.IsSuspended:
                guest.Domain.Resume();
                break;
            case 16:
                guest.Domain.Suspend();
                break;
            case 17:
                guest.Execute(() => _ = Events.UseFifo());
                break;
            case 18 when number % 2 == 0:
                _machine.GiveMemoryBack();
                break;
            case 18:
                _machine.TakeMemory((ulong)number % 300);
                break;
            case 19:
                _ = guest.Call(static () => XenVersion.Version());
                break;
            default:
                throw new InvalidOperationException("there is nothing to do that to");
        }
    }

    private static void Write(int number)
    {
        for (int i = number % 5; i >= 0 && PageAllocator.TryAllocate(out PseudoPhysicalFrame page); i--)
        {
            KernelMemory.AddressOf(page).As<int>().Write(number);
            if ((number & 64) != 0)
                PageAllocator.Free(page);
        }
    }

    private static InjectedFault Fault(Guest guest, int number)
    {
        var port = new Port(1 + ((uint)number % 4));
        Occurrence which = number % 3 == 0 ? Occurrence.OneIn(3) : Occurrence.From(1 + (number % 4));
        return (number / 12 % 8) switch
        {
            0 => guest.Faults.Drop(port, which),
            1 => guest.Faults.Delay(port, TimeSpan.FromMicroseconds(number % 500), which),
            2 => guest.Faults.Duplicate(port, TimeSpan.FromMicroseconds(number % 500), which),
            3 => guest.Faults.Storm(port, 1 + (number % 9), TimeSpan.FromMicroseconds(20), which),
            4 => guest.Faults.LimitMemory((ulong)(900 + (number % 200)), which),
            5 => guest.Faults.ExhaustPages((ulong)number % 20),
            6 => guest.Faults.Kill(Occurrence.OneIn(100), number % 2 == 0 ? ShutdownReason.Crash : ShutdownReason.PowerOff),
            _ => guest.Faults.Refuse(_refusable[number % _refusable.Length], XenErrno.Busy, which),
        };
    }

    private void Share(Guest granter, Guest mapper, int number)
    {
        GrantReference granted = default;
        KeptMapping mapping = default;
        bool isMapped = false;
        granter.Execute(() =>
        {
            if (PageAllocator.TryAllocate(out PseudoPhysicalFrame page) && Grant.TryMake(mapper.Id, page, GrantAccess.ReadWrite, out Grant grant).IsSuccess)
                granted = grant.Keep();
        });
        mapper.Execute(() =>
        {
            isMapped = MappedGrant.TryMap(granter.Id, granted, GrantAccess.ReadWrite, out MappedGrant mapped) == GrantStatus.Okay;
            if (!isMapped)
                return;

            mapped.Address.As<int>().Write(number);
            mapping = mapped.Keep();
        });
        if (isMapped)
            Held = Held with { Mappings = Held.Mappings.Add((mapper, mapping)) };
    }

    private void Unmap(int number)
    {
        (Guest mapper, KeptMapping mapping) = Held.Mappings[number % Held.Mappings.Count];
        Held = Held with { Mappings = Held.Mappings.Remove((mapper, mapping)) };
        mapper.Execute(() => _ = MappedGrant.Resume(mapping).Unmap());
    }
}
