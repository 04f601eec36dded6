// Suspending a hosted domain. On real Xen the guest itself calls SCHEDOP_shutdown(suspend) and goes on from there, on the
// same stack, in the restored domain. No stack of a hosted kernel outlives a handler, so here the host asks, between two
// handlers: the kernel's generated suspend entry lets go of what will change, the vCPUs stop, and the resume entry takes
// it up again.
using System;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Domains;

public sealed unsafe partial class Domain
{
    /// <summary>Whether the domain is suspended: its vCPUs do not run until <see cref="Resume"/>.</summary>
    public bool IsSuspended { get; private set; }

    /// <summary>
    /// Suspends the domain: runs the kernel's <c>[Suspend]</c> method and the guest library's own, then stops its vCPUs.
    /// What happens in the meantime stays pending.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The domain has not booted, has ended, is suspended or paused already, or is inside a handler.
    /// </exception>
    public void Suspend()
    {
        RequireBetweenHandlers();
        if (IsSuspended)
            throw new InvalidOperationException($"{Name} is suspended already.");

        _vcpus[0].RunEntry(static vcpu => vcpu.Domain.Kernel.Suspend(vcpu.Domain.Image.KernelState));
        IsSuspended = true;
        HoldOrLetGo();
    }

    /// <summary>
    /// Lets a suspended domain go on: runs the guest library's resume and the kernel's <c>[Resume]</c> method, then on each
    /// other vCPU that has booted the library's part for it. Timers that fell due in the meantime go off now.
    /// </summary>
    /// <exception cref="InvalidOperationException">The domain is not suspended, is paused, or has ended.</exception>
    public void Resume()
    {
        RequireBetweenHandlers();
        if (!IsSuspended)
            throw new InvalidOperationException($"{Name} is not suspended.");

        IsSuspended = false;
        HoldOrLetGo();
        _vcpus[0].RunEntry(static vcpu => vcpu.Domain.Kernel.Resume(vcpu.Domain.Image.KernelState));
        for (int i = 1; i < _vcpus.Length && !HasEnded; i++)
        {
            if (_vcpus[i].HasBooted)
                _vcpus[i].RunEntry(static vcpu => vcpu.Domain.Kernel.ResumeVcpu());
        }

        // What was sent meanwhile to a vCPU that the kernel left up waits for it.
        foreach (Vcpu vcpu in _vcpus)
            vcpu.Wake();
    }

    private void RequireBetweenHandlers()
    {
        if (HasEnded)
            throw new InvalidOperationException($"{Name} has ended ({ExitReason}).");

        if (IsPaused)
            throw new InvalidOperationException($"{Name} is paused: its suspend and resume entries could not run.");

        if (!_vcpus[0].HasBooted)
            throw new InvalidOperationException($"{Name} has not booted: run the host first.");

        if (Array.Exists(_vcpus, vcpu => vcpu.IsInGuest))
            throw new InvalidOperationException($"{Name} is inside a handler: it is suspended and resumed between two of them.");
    }
}
