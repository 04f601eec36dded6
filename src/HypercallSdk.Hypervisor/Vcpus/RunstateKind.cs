namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>What a vCPU is doing (<c>RUNSTATE_*</c> in <c>vcpu.h</c>).</summary>
internal enum RunstateKind
{
    /// <summary>It runs on a physical CPU (<c>RUNSTATE_running</c>).</summary>
    Running = 0,

    /// <summary>It could run, and waits for a physical CPU: time stolen from it (<c>RUNSTATE_runnable</c>).</summary>
    Runnable = 1,

    /// <summary>It waits for an event (<c>RUNSTATE_blocked</c>).</summary>
    Blocked = 2,

    /// <summary>It is down, paused, or its domain has ended (<c>RUNSTATE_offline</c>).</summary>
    Offline = 3,
}
