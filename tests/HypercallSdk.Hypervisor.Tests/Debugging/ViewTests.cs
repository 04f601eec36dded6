// What a debugger evaluates by itself, at any moment at which a machine can be stopped: it changes nothing in the run, throws
// nothing, and says what is so. The debugger is DebuggerEyes, which opens everything that can be opened from a machine.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Tracing;
using AddressSpace = HypercallSdk.Hypervisor.Paging.AddressSpace;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

public sealed class ViewTests
{
    private static readonly DomainConfig _small = new() { MemoryMegabytes = 8, Vcpus = 2 };

    [Theory]
    [InlineData(1, TimeMode.Virtual)]
    [InlineData(3, TimeMode.Virtual)]
    [InlineData(1, TimeMode.WallClock)]
    public void A_machine_is_looked_at_before_between_and_inside_handlers_and_nothing_changes(int cpus, TimeMode time)
    {
        using var host = new Host(new HostOptions { PhysicalCpus = cpus, Time = time, Trace = new TraceOptions() });
        LookHandler inside = Serve(host);
        Domain domain = host.CreateDomain<LookedAtKernel>(_small);
        LookUnchanged(host);
        var places = new List<uint>();
        inside.Looking = place =>
        {
            places.Add(place);
            LookUnchanged(host);
        };
        while (Kernel(domain).Ticks < 3)
        {
            host.Step();
            LookUnchanged(host);
        }

        Assert.Equal([LookedAtKernel.InTick, LookedAtKernel.InTick, LookedAtKernel.InFault, LookedAtKernel.InTick], places);
        Assert.Equal(1, Kernel(domain).Faults);
    }

    [Fact]
    public void A_run_that_is_looked_at_at_every_step_ends_as_one_that_nobody_looks_at()
    {
        UInt128 Run(bool looks)
        {
            using var host = new Host(new HostOptions { Seed = 5, PhysicalCpus = 2 });
            LookHandler inside = Serve(host);
            host.CreateDomain<LookedAtKernel>(_small);
            host.CreateDomain<LookedAtKernel>(_small);
            if (looks)
                inside.Looking = _ => DebuggerEyes.Open(host);

            while (host.Step())
            {
                if (looks)
                    DebuggerEyes.Open(host);
            }

            return host.StateHash();
        }

        Assert.Equal(Run(looks: false), Run(looks: true));
    }

    [Fact]
    public void Looking_at_a_run_that_is_recorded_leaves_no_reading_in_the_recording()
    {
        var recording = new MemoryStream();
        UInt128 hash = RunOn(new HostOptions { Time = TimeMode.WallClock, Record = recording }, looks: true);
        Assert.Equal(hash, RunOn(new HostOptions { Replay = new MemoryStream(recording.ToArray()) }, looks: false));
        Assert.Equal(hash, RunOn(new HostOptions { Replay = new MemoryStream(recording.ToArray()) }, looks: true));

        static UInt128 RunOn(HostOptions options, bool looks)
        {
            using var host = new Host(options);
            LookHandler inside = Serve(host);
            Domain domain = host.CreateDomain<LookedAtKernel>(_small);
            if (looks)
                inside.Looking = _ => Look(host);

            while (Kernel(domain).Ticks < 3)
            {
                host.Step();
                if (looks)
                    Look(host);
            }

            return host.StateHash();
        }

        static void Look(Host host)
        {
            DebuggerEyes.Open(host);
            Assert.NotEmpty(host.Dump());
        }
    }

    [Fact]
    public void A_domain_is_looked_at_that_is_suspended_paused_crashed_or_destroyed()
    {
        using var host = new Host();
        GuestProbe guest = GuestProbe.Boot<SuspendingKernel>(host, _small);
        Domain domain = guest.Domain;
        domain.Suspend();
        LookUnchanged(host);
        Assert.Equal("Domain-0 (d0), SuspendingKernel: suspended, 2 vCPUs, 0 refusals", DebuggerEyes.Line(domain));

        domain.Resume();
        domain.Pause();
        LookUnchanged(host);
        Assert.Contains(": paused, ", DebuggerEyes.Line(domain), StringComparison.Ordinal);

        domain.Unpause();
        guest.InGuest(SchedOp.Crash);
        LookUnchanged(host);
        Assert.Contains(": ended (Crash), ", DebuggerEyes.Line(domain), StringComparison.Ordinal);

        host.DestroyDomain(domain);
        LookUnchanged(host, domain);
        Assert.Contains(": no more on the machine, ended (Crash), ", DebuggerEyes.Line(domain), StringComparison.Ordinal);
        Assert.Equal("d0v0: no more on the machine", DebuggerEyes.Line(domain.Vcpus[0]));
    }

    [Fact]
    public void A_machine_is_looked_at_that_was_disposed_of()
    {
        Host host;
        Domain domain;
        using (host = new Host(new HostOptions { Trace = new TraceOptions() }))
            domain = GuestProbe.Boot<TimerKernel>(host, _small).Domain;

        DebuggerEyes eyes = DebuggerEyes.Open(host, domain, domain.Vcpus[0].KernelSpace);
        Assert.Equal("the machine was disposed of", DebuggerEyes.Line(host));
        Assert.True(eyes.Looks > 20, $"{eyes.Looks} values");
        Assert.EndsWith("the machine was disposed of: its memory is gone\n", host.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public void User_mode_is_looked_at_with_its_registers_and_its_tables()
    {
        using var host = new Host();
        UserProbe user = UserProbe.Boot(host);
        user.Write(0x48, 0xc7, 0xc0, 0x39, 0x05, 0x00, 0x00, 0xeb, 0xfe); // mov rax, 1337; here: jmp here
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data + Page.Size);
        user.Start();
        host.Step();
        LookUnchanged(host);

        IReadOnlyDictionary<string, object?> vcpu = DebuggerEyes.Below(user.Guest.Vcpu);
        Assert.Equal(Vcpus.VcpuMode.User, vcpu["Mode"]);
        IReadOnlyDictionary<string, object?> registers = DebuggerEyes.Below(vcpu["Registers"]!);
        Assert.Equal("0000000000000539 0000000000000000 0000000000000000 0000000000000000", registers["AxBxCxDx"]);
        Assert.StartsWith("0000000000400007 in user mode: the domain's memory, pseudo-physical page ", (string)registers["Rip"]!, StringComparison.Ordinal);
        Assert.StartsWith("user mode's tables, root frame 0x", DebuggerEyes.Line(vcpu["UserTables"]!), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_tables_are_opened_from_the_root_down_and_walked_for_an_address()
    {
        using var host = new Host();
        GuestProbe guest = GuestProbe.Boot<LookedAtKernel>(host, _small);
        AddressSpace space = guest.Vcpu.KernelSpace;
        ulong address = guest.Domain.Image.ScratchAddress;

        // Opened by hand: the entry that covers the address, at each level.
        object? table = DebuggerEyes.Below(space)["Root"];
        for (int level = 4; level >= 1; level--)
        {
            Assert.StartsWith($"L{level} table, ", DebuggerEyes.Line(table!), StringComparison.Ordinal);
            PageTableEntryView entry = DebuggerEyes.Below(table!).Values.Cast<PageTableEntryView>().Last(entry => entry.Address.Value <= address);
            Assert.Equal(space.Paging.IndexOf(address, level), entry.Index);
            Assert.Equal(space.Walk(address).Entry(level), entry.Entry);
            Assert.True(entry.IsWritable && entry.IsUser && !entry.IsNoExecute);
            Assert.Contains($"{entry.Address.Value:x16} -> writable, ", DebuggerEyes.Line(entry), StringComparison.Ordinal);
            Assert.Contains(level > 1 ? $"an L{level - 1} page table" : "writable memory", entry.Frame, StringComparison.Ordinal);
            table = entry.Table;
        }

        Assert.Null(table);
        var walk = new AddressSpaceView(space).Walk(address);
        Assert.Equal($"0x{address:x}: the tables allow the access", DebuggerEyes.Line(walk));
        Assert.Equal(["[0]", "[1]", "[2]", "[3]", "Verdict"], DebuggerEyes.Below(walk).Keys);
        PageTableEntryView[] levels = walk.Levels;
        Assert.Equal(address, levels[3].Address.Value);
        Assert.Equal(new PseudoPhysicalFrame(1), levels[3].PseudoPhysical);
        Assert.Equal(guest.Domain.DescribeWalk(new VirtualAddress(address)), walk.ToString());

        Assert.Equal("0x40000000: L4[0] is not present", DebuggerEyes.Line(new AddressSpaceView(space).Walk(0x4000_0000)));
        Assert.Equal(["[0]", "Verdict"], DebuggerEyes.Below(new AddressSpaceView(space).Walk(0x4000_0000)).Keys);
    }

    [Fact]
    public void Event_channels_say_what_they_are_bound_to_and_what_they_call()
    {
        using var host = new Host();
        GuestProbe control = GuestProbe.Boot(host);
        GuestProbe guest = GuestProbe.Boot<LookedAtKernel>(host, _small);
        Port opened = Kernel(guest.Domain).Opened;
        Port bound = default;
        control.AssertSuccess(() => Events.BindInterdomain(guest.Domain.Id, opened, EventHandlerId.None, out bound));
        control.InGuest(() => Events.Mask(bound));
        control.AssertSuccess(() => Events.Send(bound));

        EventChannelTable channels = guest.Domain.EventChannels;
        string[] lines = [.. DebuggerEyes.Below(channels).Values.Select(port => DebuggerEyes.Line(port!))];
        Assert.Contains(lines, line => line.StartsWith($"port {opened}: Interdomain, port {bound} of Domain-0 (d0), for v0, pending, calls LookedAtKernel.OnPing (LookedAtKernel.cs:", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(": Virq, VIRQ Timer, for v0, calls LookedAtKernel.OnTick (", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(": Ipi, an interrupt between the domain's vCPUs, for v0, calls LookedAtKernel.OnKick (", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(": Unbound, nobody yet: domain 0 may bind, for v0, masked", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(": Interdomain, the host's back end, as domain 0, for v0", StringComparison.Ordinal));
        Assert.Equal($"{lines.Length} ports in use, {lines.Count(line => line.Contains(", pending", StringComparison.Ordinal))} pending", DebuggerEyes.Line(channels));

        PortView ping = DebuggerEyes.Below(channels).Values.Cast<PortView>().Single(port => port.Port == opened);
        Assert.Equal((ChannelKind.Interdomain, true, false, new VcpuId(0)), (ping.Kind, ping.IsPending, ping.IsMasked, ping.Vcpu));
        Assert.Contains(DebuggerEyes.Below(control.Domain.EventChannels).Values.Cast<PortView>(), port => port.Port == bound && port.IsMasked && port.Handler is null);
        LookUnchanged(host);
    }

    [Fact]
    public void Grants_say_whose_they_are_for_what_and_who_has_them_mapped()
    {
        using var host = new Host();
        var granter = new GrantProbe(GuestProbe.Boot(host));
        var mapper = new GrantProbe(GuestProbe.Boot(host));
        MachineFrame frame = granter.Page();
        GrantReference reference = granter.Grant(20, mapper, frame, GrantProbe.ReadAccess);
        string before = $"grant 20: PermitAccess, ReadOnly for domain 1, frame {frame}, pseudo-physical {new PseudoPhysicalFrame(host.Memory.PseudoPhysicalOf(frame))}; not in use";
        Assert.Contains(before, DebuggerEyes.Below(granter.Table).Values.Select(grant => DebuggerEyes.Line(grant!)));

        ulong window = mapper.Window();
        var map = new GrantMap { HostAddress = window, Flags = GrantProbe.ReadOnlyMap, Reference = reference, Domain = granter.Id };
        mapper.Guest.AssertSuccess(() => GrantTableOp.Map([map]));
        LookUnchanged(host);

        GrantView grant = DebuggerEyes.Below(granter.Table).Values.Cast<GrantView>().Single(grant => grant.Reference == reference);
        Assert.Equal("in use by domain 1: mapped or copied to read once", grant.Use);
        Assert.Equal((GrantEntryFlags.PermitAccess | GrantEntryFlags.ReadOnly | GrantEntryFlags.Reading, mapper.Id, frame), (grant.Flags, grant.Peer, grant.Frame));
        Assert.Equal(["handle 0 of Domain-1 (d1): HostMap, ReadOnly"], grant.Mappings);
        Assert.Equal([$"handle 0: grant 20 of domain 0, frame {frame}, HostMap, ReadOnly"], (string[])DebuggerEyes.Below(mapper.Domain)["MappedGrants"]!);
        Assert.Equal("version 1, 1 of 512 entries grant something, 1 in use", DebuggerEyes.Line(granter.Table));

        // The granter goes: what is mapped stays, and can be looked at.
        host.DestroyDomain(granter.Domain);
        LookUnchanged(host, granter.Domain);
    }

    [Fact]
    public void Refusals_console_calls_and_the_kernels_fields_are_shown_with_their_domain()
    {
        using var host = new Host();
        _ = Serve(host);
        GuestProbe guest = GuestProbe.Boot<LookedAtKernel>(host, _small);
        guest.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Send(new EventChannelSend { Port = new Port(9999) }));
        IReadOnlyDictionary<string, object?> domain = DebuggerEyes.Below(guest.Domain);
        Assert.Equal(["looked at in 2048 pages"], (string[])domain["Console"]!);
        Assert.Equal(Kernel(guest.Domain).Opened, Assert.IsType<LookedAtKernel>(domain["Kernel"]).Opened);
        Assert.StartsWith("1 refusal, the last: refused: EventChannelOp.Send(op.Port = 9999) -> EINVAL", DebuggerEyes.Line(domain["Refusals"]!), StringComparison.Ordinal);
        Assert.StartsWith("refused: EventChannelOp.Send", DebuggerEyes.Line(DebuggerEyes.Below(domain["Refusals"]!)["[0]"]!), StringComparison.Ordinal);
        Assert.Contains("EventChannelOp(0x4, ...) -> -22", ((IEnumerable<Hypercalls.HypercallRecord>)domain["LastHypercalls"]!).First().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_results_are_shown_as_they_are_written()
    {
        Assert.Equal("0x1234", DebuggerEyes.Line(new MachineFrame(0x1234)));
        Assert.Equal("0xffffffff80000000", DebuggerEyes.Line(new VirtualAddress(0xffff_ffff_8000_0000)));
        Assert.Equal("0x1000", DebuggerEyes.Line(new GuestPointer<int>(0x1000)));
        Assert.Equal("7", DebuggerEyes.Line(new Port(7)));
        Assert.Equal("-22 (InvalidArgument)", DebuggerEyes.Line(new HypercallResult(-22)));
        Assert.Equal("0x1003 (Present, Writable)", DebuggerEyes.Line(new PageTableEntry(0x1003)));
    }

    private static LookHandler Serve(Host host)
    {
        var handler = new LookHandler();
        host.RegisterHandler(handler);
        return handler;
    }

    private static unsafe ref LookedAtKernel Kernel(Domain domain) => ref *(LookedAtKernel*)domain.Image.KernelState;

    // The digest of everything that a run may depend on is the same afterwards; and so is the time.
    private static void LookUnchanged(Host host, params object[] others)
    {
        UInt128 before = host.StateHash();
        DebuggerEyes eyes = DebuggerEyes.Open([host, .. others]);
        _ = host.Dump();
        Assert.Equal(before, host.StateHash());
        Assert.True(eyes.Looks > 20, $"{eyes.Looks} values");
        if (host.Domains.Count > 0)
            Assert.Superset(new HashSet<Type> { typeof(Host), typeof(Domain), typeof(Vcpu), typeof(EventChannelTable), typeof(GrantTable), typeof(AddressSpace), typeof(DomainLog) }, eyes.Proxied.Select(type => typeof(AddressSpace).IsAssignableFrom(type) ? typeof(AddressSpace) : type).ToHashSet());
    }
}
