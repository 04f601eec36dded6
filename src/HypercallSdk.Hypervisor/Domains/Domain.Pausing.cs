// Pausing. Each pause needs an unpause of its own: the domain's vCPUs run again when every one who paused it is done. What
// happens in the meantime stays pending, timers go off at their times, and watchdogs bite: to be paused is no excuse.
using System;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Domains;

public sealed unsafe partial class Domain
{
    // As Xen's toolstack interface.
    private const int MostPauses = 255;

    /// <summary>How often the domain is paused: its vCPUs run while it is 0.</summary>
    public int PauseCount { get; private set; }

    /// <summary>Whether the domain is paused.</summary>
    public bool IsPaused => PauseCount > 0;

    /// <summary>Whether anything keeps all of the domain's vCPUs from running: its end, a suspend, a pause.</summary>
    internal bool IsHeld { get; private set; }

    /// <summary>
    /// Stops the domain's vCPUs, each before its next handler, until <see cref="Unpause"/> was called as often as this.
    /// </summary>
    /// <exception cref="InvalidOperationException">The domain is paused 255 times already.</exception>
    public void Pause()
    {
        if (!TryPause())
            throw new InvalidOperationException($"{Name} is paused {MostPauses} times already: somebody pauses it in a loop.");
    }

    /// <summary>Takes one pause back; with the last one the domain's vCPUs go on.</summary>
    /// <exception cref="InvalidOperationException">The domain is not paused.</exception>
    public void Unpause()
    {
        if (!TryUnpause())
            throw new InvalidOperationException($"{Name} is not paused.");
    }

    /// <summary>The same as <see cref="Pause"/>; false where it throws (<c>-EOVERFLOW</c>).</summary>
    internal bool TryPause()
    {
        if (PauseCount == MostPauses)
            return false;

        PauseCount++;
        HoldOrLetGo();
        return true;
    }

    /// <summary>The same as <see cref="Unpause"/>; false where it throws (<c>-EINVAL</c>).</summary>
    internal bool TryUnpause()
    {
        if (PauseCount == 0)
            return false;

        PauseCount--;
        HoldOrLetGo();
        return true;
    }

    // One of the things that keep vCPUs from running was changed.
    private void HoldOrLetGo()
    {
        bool isHeld = HasEnded || IsSuspended || IsPaused;
        if (isHeld == IsHeld)
            return;

        IsHeld = isHeld;
        foreach (Vcpu vcpu in _vcpus)
        {
            vcpu.Unit.SetHold(Hold.Domain, isHeld);
            if (isHeld)
                vcpu.Sleep();
            else
                vcpu.Wake();
        }
    }
}
