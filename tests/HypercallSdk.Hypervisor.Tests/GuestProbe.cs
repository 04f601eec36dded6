using System;
using System.Runtime.ExceptionServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>A booted domain, and a way to run a test's own code as guest code in it.</summary>
internal sealed class GuestProbe
{
    private GuestProbe(Domain domain) => Domain = domain;

    public Domain Domain { get; }

    public Host Host => Domain.Host;

    public Vcpu Vcpu => Domain.Vcpus[0];

    /// <summary>A booted domain with a kernel that does nothing by itself.</summary>
    public static GuestProbe Boot(Host host, DomainConfig? config = null) => Boot<QuietKernel>(host, config);

    /// <summary>A domain whose kernel was run until nothing more happens.</summary>
    public static GuestProbe Boot<TKernel>(Host host, DomainConfig? config = null)
        where TKernel : unmanaged, IGuestKernel<TKernel>
    {
        Domain domain = host.CreateDomain<TKernel>(config ?? new DomainConfig { MemoryMegabytes = 8 });
        host.Run();
        Assert.Null(domain.CrashReport?.ToString());
        return new GuestProbe(domain);
    }

    /// <summary>Runs <paramref name="code"/> as guest code; a failed assertion in it fails the test, not the domain.</summary>
    public void InGuest(Action code) => InGuest(Vcpu, code);

    /// <summary>The same, on another of the domain's vCPUs.</summary>
    public static void InGuest(Vcpu vcpu, Action code)
    {
        ExceptionDispatchInfo? failure = null;
        vcpu.CatchUp();
        vcpu.InGuest(_ =>
        {
            try
            {
                code();
            }
            catch (Exception exception) when (exception is not DomainUnwindException)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        });
        failure?.Throw();
        vcpu.Wake();
    }

    /// <summary>The kernel's state, where it lies in guest memory.</summary>
    public unsafe ref TKernel State<TKernel>()
        where TKernel : unmanaged => ref *(TKernel*)Domain.Image.KernelState;

    /// <summary>Runs a call as guest code and returns what it returned.</summary>
    public HypercallResult Call(Func<HypercallResult> call)
    {
        HypercallResult result = default;
        InGuest(() => result = call());
        return result;
    }

    /// <summary>The call fails with <paramref name="error"/>, leaves exactly one explanation, and harms nobody.</summary>
    public Refusal AssertRefused(XenErrno error, Func<HypercallResult> call)
    {
        long before = Domain.Log.RefusalCount;
        HypercallResult result = Call(call);
        Assert.Equal(error, result.Error);
        Assert.Equal(before + 1, Domain.Log.RefusalCount);
        Assert.False(Domain.HasEnded, Domain.CrashReport?.ToString());
        Refusal refusal = Domain.Log.Last!;
        Assert.Equal(error, refusal.Error);
        return refusal;
    }

    /// <summary>The call succeeds without a word.</summary>
    public long AssertSuccess(Func<HypercallResult> call)
    {
        long before = Domain.Log.RefusalCount;
        HypercallResult result = Call(call);
        Assert.True(result.IsSuccess, Domain.Log.Last?.ToString() ?? Domain.CrashReport?.ToString());
        Assert.Equal(before, Domain.Log.RefusalCount);
        return result.Value;
    }
}
