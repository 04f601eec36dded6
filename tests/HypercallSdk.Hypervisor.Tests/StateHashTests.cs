using System;
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

// One seed, one run.
public sealed class StateHashTests
{
    [Fact]
    public void Two_runs_with_one_seed_have_the_same_hash_after_every_step()
    {
        using var left = new Host(new HostOptions { Seed = 7 });
        using var right = new Host(new HostOptions { Seed = 7 });
        Populate(left);
        Populate(right);
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal(left.StateHash(), right.StateHash());
            Assert.Equal(left.Step(), right.Step());
        }

        Assert.Equal(left.Now, right.Now);
    }

    [Fact]
    public void Another_seed_configuration_or_step_has_another_hash()
    {
        UInt128 hash = Run(new HostOptions { Seed = 7 }, "a");
        Assert.NotEqual(hash, Run(new HostOptions { Seed = 8 }, "a"));
        Assert.NotEqual(hash, Run(new HostOptions { Seed = 7 }, "b"));
        Assert.NotEqual(hash, Run(new HostOptions { Seed = 7, Costs = new Time.CostModel { Hypercall = 201 } }, "a"));
        Assert.Equal(hash, Run(new HostOptions { Seed = 7 }, "a"));
    }

    [Fact]
    public void One_byte_of_guest_memory_changes_the_hash()
    {
        using var host = new Host();
        GuestProbe guest = GuestProbe.Boot(host);
        UInt128 before = host.StateHash();
        Assert.True(guest.Vcpu.TryCopyOut(guest.Domain.Image.ScratchAddress, (byte)1));
        Assert.NotEqual(before, host.StateHash());
        Assert.True(guest.Vcpu.TryCopyOut(guest.Domain.Image.ScratchAddress, (byte)0));
        Assert.Equal(before, host.StateHash());
    }

    [Fact]
    public void What_a_domain_is_given_may_have_and_asked_for_changes_the_hash()
    {
        using var host = new Host();
        ReservationProbe one = ReservationProbe.Boot(host);
        UInt128 hash = host.StateHash();
        Changed(() => Assert.Equal(1, MemoryOp.IncreaseReservation(new MemoryReservation { ExtentCount = 1, Domain = DomainId.Self }).Value));
        Changed(() => Assert.True(VmAssist.Change(VmAssistCommand.Enable, VmAssistType.WritablePageTables).IsSuccess));
        Changed(() => Assert.True(MemoryOp.SetMemoryMap(new ForeignMemoryMap { Domain = DomainId.Self, Map = new MemoryMap { EntryCount = 1, Buffer = new GuestPointer<E820Entry>(one.List.Address) } }).IsSuccess));
        Changed(() => host.Memory.SetPseudoPhysical(one.Guest.Vcpu.KernelSpace.Root, 77));
        Changed(() => one.Domain.Memory.MaximumPages++);

        void Changed(Action change)
        {
            one.Guest.InGuest(change);
            UInt128 now = host.StateHash();
            Assert.NotEqual(hash, now);
            hash = now;
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Two_machines_that_balloon_and_exchange_alike_are_alike_and_give_the_same_frames(int seed)
    {
        using var left = new Host(new HostOptions { MachineMemoryMegabytes = 64, Seed = 3 });
        using var right = new Host(new HostOptions { MachineMemoryMegabytes = 64, Seed = 3 });
        Assert.Equal(Balloon(left, seed), Balloon(right, seed));
        Assert.Equal(left.StateHash(), right.StateHash());
        using var other = new Host(new HostOptions { MachineMemoryMegabytes = 64, Seed = 4 });
        Balloon(other, seed);
        Assert.NotEqual(left.StateHash(), other.StateHash());
    }

    // What three domains answered to random increases, decreases and exchanges; one of them dies on the way.
    private static List<long> Balloon(Host host, int seed)
    {
        var random = new Random(seed);
        ReservationProbe[] probes = [ReservationProbe.Boot(host, 8, 16), ReservationProbe.Boot(host, 8, 16), ReservationProbe.Boot(host, 8, 16)];
        var frames = new List<ulong>[] { [], [], [] };
        var answers = new List<long>();
        for (int step = 0; step < 300; step++)
        {
            int index = step < 200 ? random.Next(3) : random.Next(2);
            ReservationProbe probe = probes[index];
            List<ulong> owned = frames[index];
            int count = 1 + random.Next(8);
            int choice = random.Next(3);
            long answer;
            if (choice == 0 || owned.Count < count)
            {
                MemoryReservation wanted = probe.Listing(0, new ulong[count]);
                answer = probe.Guest.Call(() => MemoryOp.PopulatePhysmap(wanted)).Value;
                Assert.InRange(answer, 0, count);
                owned.AddRange(probe.Read(probe.List, (int)answer));
            }
            else
            {
                int first = random.Next(owned.Count - count + 1);
                ulong[] given = [.. owned.GetRange(first, count)];
                owned.RemoveRange(first, count);
                MemoryReservation reservation = probe.Listing(0, given);
                if (choice == 1)
                {
                    answer = probe.Guest.Call(() => MemoryOp.DecreaseReservation(reservation)).Value;
                }
                else
                {
                    probe.Write(probe.OtherList, new ulong[count]);
                    var exchange = new MemoryExchange { In = reservation, Out = reservation };
                    exchange.Out.ExtentStart = probe.OtherList;
                    answer = probe.Guest.Call(() => MemoryOp.Exchange(ref exchange)).Value;
                    owned.AddRange(probe.Read(probe.OtherList, count));
                }
            }

            answers.Add(answer);
            if (owned.Count > 0)
                answers.Add((long)owned[^1]);

            if (step == 199)
                host.DestroyDomain(probes[2].Domain);
        }

        return answers;
    }

    private static UInt128 Run(HostOptions options, string commandLine)
    {
        using var host = new Host(options);
        Populate(host, commandLine);
        host.Run();
        return host.StateHash();
    }

    private static void Populate(Host host, string commandLine = "a")
    {
        for (int i = 0; i < 4; i++)
        {
            Domain domain = host.CreateDomain<TimerKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = commandLine });
            Assert.False(domain.HasEnded);
        }
    }
}
