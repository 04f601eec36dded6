namespace HypercallSdk.Abi;

/// <summary>What a vCPU is doing (<c>RUNSTATE_*</c>).</summary>
public enum RunstateKind
{
    /// <summary>It runs on a physical CPU (<c>RUNSTATE_running</c>).</summary>
    [XenName("RUNSTATE_running")]
    Running = 0,

    /// <summary>
    /// It has work to do and waits for a physical CPU: what is spent here was stolen (<c>RUNSTATE_runnable</c>).
    /// </summary>
    [XenName("RUNSTATE_runnable")]
    Runnable = 1,

    /// <summary>It has nothing to do (<c>RUNSTATE_blocked</c>).</summary>
    [XenName("RUNSTATE_blocked")]
    Blocked = 2,

    /// <summary>It may not run: it is down, or paused while it had work to do (<c>RUNSTATE_offline</c>).</summary>
    [XenName("RUNSTATE_offline")]
    Offline = 3,
}
