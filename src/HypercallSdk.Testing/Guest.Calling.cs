using System;
using System.Runtime.ExceptionServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Testing;

/// <content>The test's own code as the guest's.</content>
public abstract partial class Guest
{
    /// <summary>
    /// Runs code of the test's as a handler of the guest's, on vCPU 0 with upcalls masked: it may make hypercalls, reach guest memory
    /// through <see cref="GuestPointer{T}"/> and use the guest library as the kernel does.
    /// </summary>
    /// <param name="code">The code. What it throws, a failed assertion say, is thrown here and does not crash the guest.</param>
    /// <exception cref="InvalidOperationException">The guest has not booted, is paused or suspended, or has ended.</exception>
    /// <exception cref="GuestFailureException">The guest crashed of it, and <see cref="MayCrash"/> does not say that it may.</exception>
    public void Execute(Action code)
    {
        ArgumentNullException.ThrowIfNull(code);
        RequireBetweenHandlers();
        RunAsGuest(code, "the test's own code to return");
    }

    /// <summary>Makes one hypercall as the guest: <c>guest.Call(() => EventChannelOp.Send(in send))</c>.</summary>
    /// <param name="call">The call of a stub.</param>
    /// <returns>What the stub returned.</returns>
    /// <exception cref="InvalidOperationException">The guest has not booted, is paused or suspended, or has ended.</exception>
    /// <exception cref="GuestFailureException">The guest crashed of it, and <see cref="MayCrash"/> does not say that it may.</exception>
    public HypercallResult Call(Func<HypercallResult> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        HypercallResult result = default;
        Execute(() => result = call());
        return result;
    }

    private protected void RequireBetweenHandlers()
    {
        RequireAlive();
        if (!Domain.Vcpus[0].HasBooted)
            throw new InvalidOperationException($"{this} has not booted: boot it, or run its machine, first.");

        if (Domain.IsPaused || Domain.IsSuspended)
            throw new InvalidOperationException($"{this} is {(Domain.IsPaused ? "paused" : "suspended")}: none of its code runs.");

        if (Domain.Vcpus[0].IsInGuest)
            throw new InvalidOperationException($"{this} is inside a handler: from there its code is called, not through the kit.");
    }

    private protected void RunAsGuest(Action code, string what)
    {
        ExceptionDispatchInfo? failure = null;
        Vcpu vcpu = Domain.Vcpus[0];
        vcpu.RunEntry(_ =>
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
        Machine.FinishEnded();
        failure?.Throw();
        if (HasCrashed && !MayCrash)
            throw Machine.Crashed(what);
    }
}
