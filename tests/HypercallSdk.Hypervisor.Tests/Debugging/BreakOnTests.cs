// Where and when a host stops in a debugger: it calls Debugger.Break there, if one is attached.
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Debugging;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

public sealed class BreakOnTests
{
    [Theory]
    [InlineData(DebuggerBreaks.None, 0)]
    [InlineData(DebuggerBreaks.Refusal, 1)]
    [InlineData(DebuggerBreaks.Crash, 1)]
    [InlineData(DebuggerBreaks.Refusal | DebuggerBreaks.Crash, 2)]
    public void A_host_stops_where_it_is_asked_to_and_nowhere_else(DebuggerBreaks breakOn, int stops)
    {
        var reasons = new List<string>();
        using var host = new Host(new HostOptions { BreakOn = breakOn, Breaking = reasons.Add });
        GuestProbe guest = GuestProbe.Boot(host);
        guest.AssertSuccess(() => XenVersion.Version());
        guest.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Send(new EventChannelSend { Port = new Port(9999) }));
        guest.InGuest(SchedOp.Crash);
        Assert.Equal(stops, reasons.Count);
        if (breakOn.HasFlag(DebuggerBreaks.Refusal))
            Assert.StartsWith("Domain-0 (d0) refused: EventChannelOp.Send(op.Port = 9999) -> EINVAL", reasons[0], System.StringComparison.Ordinal);

        if (breakOn.HasFlag(DebuggerBreaks.Crash))
            Assert.StartsWith("Domain-0 (d0) ends (Crash): its kernel says so", reasons[^1], System.StringComparison.Ordinal);
    }

    [Fact]
    public void It_stops_at_those_refusals_that_it_is_told_to()
    {
        var reasons = new List<string>();
        using var host = new Host(new HostOptions { BreakOn = DebuggerBreaks.Refusal, BreakWhen = static refusal => refusal.Value == 9998, Breaking = reasons.Add });
        GuestProbe guest = GuestProbe.Boot(host);
        foreach (uint port in (uint[])[9997, 9998, 9999])
            guest.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Send(new EventChannelSend { Port = new Port(port) }));

        Assert.Contains("op.Port = 9998", Assert.Single(reasons), System.StringComparison.Ordinal);
    }

    [Fact]
    public void At_a_stop_the_log_has_the_refusal_and_the_domain_its_crash_report_before_it_ends()
    {
        var seen = new List<string>();
        Host host = null!;
        using (host = new Host(new HostOptions { BreakOn = DebuggerBreaks.Refusal | DebuggerBreaks.Crash, Breaking = _ => See() }))
        {
            GuestProbe guest = GuestProbe.Boot(host);
            guest.AssertRefused(XenErrno.InvalidArgument, () => EventChannelOp.Send(new EventChannelSend { Port = new Port(9999) }));
            guest.Vcpu.InGuest(vcpu => vcpu.Crash("on purpose"));
        }

        Assert.Equal(["1 refusals, report False, ended False", "1 refusals, report True, ended False"], seen);

        void See() => seen.Add($"{host.Domains[0].Log.RefusalCount} refusals, report {host.Domains[0].CrashReport is not null}, ended {host.Domains[0].HasEnded}");
    }
}
