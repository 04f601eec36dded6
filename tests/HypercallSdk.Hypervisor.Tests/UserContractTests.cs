using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Hypercalls;

namespace HypercallSdk.Hypervisor.Tests;

// A user's own contract works as the SDK's own do, end to end, and its refusals are explained as theirs are.
public sealed class UserContractTests : IDisposable
{
    private readonly Host _host = new();
    private readonly GuestProbe _zero;
    private readonly GuestProbe _one;

    public UserContractTests()
    {
        _host.RegisterHandler(new ToyHandler());
        _zero = GuestProbe.Boot(_host);
        _one = GuestProbe.Boot(_host);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Values_arrays_and_structures_travel_there_and_back()
    {
        Assert.Equal(5, _one.AssertSuccess(() => Toy.Add(2, 3)));
        Assert.Equal(6, _one.AssertSuccess(() => Toy.Sum([1, 2, 3])));
        Assert.Equal(0, _one.AssertSuccess(() => Toy.Sum([])));
        var pair = new ToyPair { First = 1, Second = 2 };
        _one.AssertSuccess(() => Toy.Swap(ref pair));
        Assert.Equal(2UL, pair.First);
        byte[] buffer = new byte[5000];
        Assert.Equal(5000, _one.AssertSuccess(() => Toy.Fill(7, buffer)));
        Assert.All(buffer, b => Assert.Equal(7, b));
    }

    [Fact]
    public void A_refusal_names_operation_argument_value_expectation_and_the_kernels_line()
    {
        var pair = new ToyPair { First = 9, Second = 9 };
        Refusal refusal = _one.AssertRefused(XenErrno.InvalidArgument, () => Toy.Swap(ref pair));
        string text = refusal.ToString();
        Assert.StartsWith("refused: Toy.Swap(pair.First = 9) -> EINVAL: the two are the same; expected two different numbers; at UserContractTests.cs:", text, StringComparison.Ordinal);
        Assert.Equal(text, refusal.ToString());
    }

    [Fact]
    public void A_failure_that_its_handler_did_not_explain_is_explained_all_the_same()
    {
        Refusal refusal = _one.AssertRefused(XenErrno.Busy, Toy.Fail);
        Assert.StartsWith("refused: Toy.Fail() -> EBUSY: the handler gave no reason", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_and_privilege_are_checked_before_the_handler()
    {
        _one.AssertRefused(XenErrno.TooBig, () => Toy.Sum(new uint[101]));
        _one.AssertRefused(XenErrno.NotPermitted, () => Toy.Secret(out _));
        ulong answer = 0;
        _zero.AssertSuccess(() => Toy.Secret(out answer));
        Assert.Equal(42UL, answer);
    }

    [Fact]
    public void Numbers_that_are_not_a_users_and_numbers_taken_are_the_hosts_mistake()
    {
        Assert.Throws<InvalidOperationException>(() => _host.RegisterHandler(new ToyHandler()));
        Assert.Throws<ArgumentException>(() => _host.RegisterHandler(_host.Table[(ulong)HypercallNumber.XenVersion]));
        Assert.Throws<ArgumentNullException>(() => _host.RegisterHandler(null!));
    }

    [Fact]
    public void Only_the_first_refusals_pay_for_their_call_site_and_the_log_is_bounded()
    {
        using var host = new Host(new HostOptions { RefusalCallSites = 2, RefusalsHeld = 5 });
        GuestProbe guest = GuestProbe.Boot(host);
        for (int i = 0; i < 12; i++)
            guest.AssertRefused(XenErrno.NotImplemented, () => new HypercallResult(Gate.Invoke(63)));

        Assert.Equal(12, guest.Domain.Log.RefusalCount);
        Assert.Equal(5, guest.Domain.Log.Refusals.Count);
        Assert.All(guest.Domain.Log.Refusals, refusal => Assert.Null(refusal.CallSite));
    }
}
