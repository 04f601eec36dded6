namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>By which entry a kernel is entered.</summary>
public enum TraceEntry : byte
{
    /// <summary>The vCPU starts.</summary>
    Boot,

    /// <summary>Events are delivered.</summary>
    Upcall,

    /// <summary>Its background work goes on.</summary>
    Idle,

    /// <summary>An interrupt that cannot be masked.</summary>
    Nmi,

    /// <summary>An entry that no event leads to: suspend, resume.</summary>
    Other,

    /// <summary>User code goes on: no entry of the kernel's.</summary>
    User,

    /// <summary>User code made a system call, or trapped.</summary>
    FromUser,
}
