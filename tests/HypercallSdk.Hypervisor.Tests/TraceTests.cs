using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Tracing;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests;

// What a trace says is what happened, and tracing changes nothing of it.
public sealed class TraceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_json_is_well_formed_its_slices_nest_and_add_up_to_the_runstate_times(int cpus)
    {
        using Host host = RunPair(new HostOptions { PhysicalCpus = cpus, Trace = new TraceOptions() });
        var reading = new TraceReading(host);
        ulong onCpus = 0;
        foreach (Vcpu vcpu in host.Domains.SelectMany(domain => domain.Vcpus))
        {
            ulong running = vcpu.Runstate.TimeIn(RunstateKind.Running);
            onCpus += running;
            Assert.Equal(running, reading.Sum(vcpu.ToString(), "runstate", "running"));
            Assert.Equal(vcpu.Runstate.TimeIn(RunstateKind.Runnable), reading.Sum(vcpu.ToString(), "runstate", "waiting for a CPU"));
        }

        ulong shown = 0;
        foreach (string cpu in reading.TrackNames.Where(name => name.StartsWith("cpu", StringComparison.Ordinal)))
            shown += (ulong)(reading.Slices(cpu, "cpu").Sum(slice => slice.End - slice.Start) * 1000);

        Assert.Equal(onCpus, shown);
        Assert.InRange(reading.Flows, 2, 100);
        Assert.Equal(0, host.Trace!.Lost);
    }

    [Fact]
    public void Every_event_has_an_arrow_or_a_fate()
    {
        using Host host = RunPair(new HostOptions { Trace = new TraceOptions() });
        var reading = new TraceReading(host);
        List<(string Name, decimal Time, string? Fate)> raised = [.. reading.Instants.Where(instant => instant.Name.Contains(" port ", StringComparison.Ordinal))];
        Assert.Equal(reading.Flows, raised.Count(instant => instant.Fate is null));
        Assert.All(raised, instant => Assert.Contains(instant.Fate, new[] { null, "pending already", "masked", "not taken", "what was sent before is delivered" }));
    }

    [Fact]
    public void Calls_traps_and_refusals_are_there_with_their_results()
    {
        using var host = new Host(new HostOptions { Trace = new TraceOptions() });
        GuestProbe guest = GuestProbe.Boot<TrapKernel>(host);
        guest.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Send(new EventChannelSend { Port = new Port(4000) }));
        guest.InGuest(Guest.Vcpu.Breakpoint);
        guest.InGuest(() => SchedOp.PowerOff());

        var reading = new TraceReading(host);
        Assert.Contains(reading.Slices("d0v0", "hypercall"), slice => slice.Name == "EventChannelOp.Send" && slice.End - slice.Start == 0.2m);
        Assert.Contains(reading.Slices("d0v0", "trap"), slice => slice.Name == "Breakpoint");
        Assert.Contains(reading.Instants, instant => instant.Name == "refused: EINVAL");
        Assert.Contains(reading.Instants, instant => instant.Name == "trap 3 (Breakpoint)");
        Assert.Contains(reading.Instants, instant => instant.Name == "d0 ended: PowerOff");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_run_that_is_traced_ends_in_the_same_state(int cpus)
    {
        using Host plain = RunPair(new HostOptions { PhysicalCpus = cpus });
        using Host traced = RunPair(new HostOptions { PhysicalCpus = cpus, Trace = new TraceOptions { Capacity = 64 } });
        Assert.Null(plain.Trace);
        Assert.Equal(plain.StateHash(), traced.StateHash());
        Assert.Equal(plain.Now, traced.Now);
    }

    [Theory]
    [InlineData(TraceOverflow.OverwriteOldest)]
    [InlineData(TraceOverflow.Stop)]
    public void What_there_is_no_room_for_is_counted_and_the_rest_still_nests(TraceOverflow overflow)
    {
        using Host whole = RunPair(new HostOptions { Trace = new TraceOptions() });
        using Host part = RunPair(new HostOptions { Trace = new TraceOptions { Capacity = 100, Overflow = overflow } });
        Assert.Equal(128, part.Trace!.Count);
        Assert.Equal(whole.Trace!.Count - 128, part.Trace.Lost);
        int offset = overflow == TraceOverflow.Stop ? 0 : whole.Trace.Count - 128;
        for (int i = 0; i < 128; i++)
            Assert.Equal(whole.Trace[i + offset].ToString(), part.Trace[i].ToString());

        _ = new TraceReading(part);
    }

    [Fact]
    public void A_record_has_32_bytes_and_writing_one_allocates_nothing()
    {
        Assert.Equal(32, Unsafe.SizeOf<TraceRecord>());
        using var host = new Host(new HostOptions { RecountInvariants = false, Trace = new TraceOptions { Capacity = 1024 } });
        GuestProbe guest = GuestProbe.Boot(host);
        long allocated = long.MaxValue;
        guest.InGuest(() => allocated = Allocation.Of(() =>
        {
            for (int i = 0; i < 5000; i++)
                _ = XenVersion.Version();
        }));
        Assert.Equal(0, allocated);
        Assert.True(host.Trace!.Lost > 20_000);
    }

    [Fact]
    public void Without_a_trace_nothing_stands_before_a_dispatcher()
    {
        using var host = new Host(new HostOptions { RecountInvariants = false });
        Assert.DoesNotContain(host.Table.Dispatchers, dispatcher => dispatcher is TracingDispatcher);
    }

    [Fact]
    public void A_picture_is_well_formed_and_has_tracks_and_arrows()
    {
        using Host host = RunPair(new HostOptions { PhysicalCpus = 2, Trace = new TraceOptions() });
        using var text = new StringWriter();
        host.Trace!.WriteSvg(text, new TraceSvgOptions { From = 1_000_000, Length = 8_000_000 });
        XElement svg = XElement.Parse(text.ToString());
        XNamespace ns = "http://www.w3.org/2000/svg";
        string[] texts = [.. svg.Elements(ns + "text").Select(element => element.Value)];
        Assert.Contains("cpu1", texts);
        Assert.Contains(texts, value => value.EndsWith("d1v0", StringComparison.Ordinal));
        Assert.Contains(svg.Elements(ns + "path"), path => (string?)path.Attribute("marker-end") == "url(#tip)");
        Assert.DoesNotContain("href", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15)]
    [InlineData((1 << 28) + 1)]
    public void A_trace_has_room_for_a_number_of_records_that_makes_sense(int capacity) =>
        Assert.Throws<ArgumentException>(() => new Host(new HostOptions { Trace = new TraceOptions { Capacity = capacity } }));

    // One sends to the other, at the end of rounds of 1 ms.
    private static Host RunPair(HostOptions options)
    {
        var host = new Host(options);
        Domain receiver = host.CreateDomain<WorkingKernel>(new DomainConfig { MemoryMegabytes = 8 });
        Domain sender = host.CreateDomain<WorkingKernel>(new DomainConfig { MemoryMegabytes = 8 });
        uint port = receiver.AllocateUnboundPort(sender.Id).Value;
        receiver.CommandLine = $"round=700000 rounds=40 port={port}";
        sender.CommandLine = $"round=1000000 rounds=50 port={port} peer=0";
        host.Run();
        Assert.Null(sender.CrashReport?.ToString());
        return host;
    }
}
