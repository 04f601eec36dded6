using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Testing;
using Xunit;

namespace MyContract.Tests;

public sealed class MeterTests : IDisposable
{
    private readonly Machine _machine = new(seed: 7);
    private readonly Meters _meters = new(count: 4);

    [Fact]
    public void The_kernel_reports_what_it_measured()
    {
        _machine.Host.RegisterHandler(_meters);
        using var guest = _machine.Create<MeterKernel>();
        Assert.Equal(ShutdownReason.PowerOff, guest.RunUntilEnd());
        MeterSummary summary = _meters[0];
        Assert.Equal(8U, summary.Count);
        Assert.True(summary.Least > 0);
        Assert.Equal($"8 calls took {summary.Sum} ns, {summary.Least} to {summary.Greatest} each", guest.ConsoleLines[0]);
    }

    // The kernel's own mistake: the guest gets an error, the log the reason.
    [Fact]
    public void A_meter_that_there_is_not_is_refused_with_the_reason()
    {
        _machine.Host.RegisterHandler(_meters);
        using var guest = _machine.Create<MeterKernel>();
        guest.RunUntilLine($"meter 99: error {(int)XenErrno.NoSuchDevice}");
        Refusal refusal = Assert.Single(guest.Refusals);
        Assert.Equal("MeterOp.Reset", refusal.Operation);
        Assert.Equal(99UL, refusal.Value);
        Assert.Equal("0 to 3", refusal.Expected);
    }

    [Fact]
    public void A_kernel_on_a_host_without_the_contract_does_without()
    {
        using var guest = _machine.Create<MeterKernel>();
        guest.RunUntilLine("no meters here");
        Assert.Equal(ShutdownReason.PowerOff, guest.RunUntilEnd());
    }

    // The test calls the stubs itself, as code of a kernel that does nothing.
    [Fact]
    public void Every_value_counts()
    {
        _machine.Host.RegisterHandler(_meters);
        using var guest = _machine.Boot<IdleKernel>();
        Assert.Equal(3, guest.Call(() => MeterOp.Record(1, [5, -2, 4])).Value);
        Assert.Equal(1, guest.Call(() => MeterOp.Record(1, [9])).Value);
        MeterSummary summary = new() { Meter = 1 };
        Assert.True(guest.Call(() => MeterOp.Summarize(ref summary)).IsSuccess);
        Assert.Equal((4U, -2L, 9L, 16L), (summary.Count, summary.Least, summary.Greatest, summary.Sum));
    }

    [Fact]
    public void A_meter_that_starts_anew_has_nothing_to_sum_up()
    {
        _machine.Host.RegisterHandler(_meters);
        using var guest = _machine.Boot<IdleKernel>();
        Assert.Equal(1, guest.Call(() => MeterOp.Record(1, [5])).Value);
        Assert.True(guest.Call(() => MeterOp.Reset(1)).IsSuccess);
        MeterSummary summary = new() { Meter = 1 };
        Assert.Equal(XenErrno.NoData, guest.Call(() => MeterOp.Summarize(ref summary)).Error);
    }

    // The contract's own bound: refused before the handler is called, and nothing is copied.
    [Fact]
    public void More_values_than_a_call_takes_are_refused()
    {
        _machine.Host.RegisterHandler(_meters);
        using var guest = _machine.Boot<IdleKernel>();
        HypercallResult result = guest.Call(() => MeterOp.Record(1, new long[65]));
        Assert.True(result.IsError);
        Assert.Equal(0U, _meters[1].Count);
    }

    public void Dispose() => _machine.Dispose();
}
