namespace HypercallSdk.Hypervisor.Recording;

/// <summary>What somebody outside asks of a machine that runs.</summary>
public enum HostRequestKind
{
    /// <summary>Pauses a domain, once more than it is.</summary>
    Pause,

    /// <summary>Takes one pause back.</summary>
    Unpause,

    /// <summary>Raises a non-maskable interrupt on a vCPU.</summary>
    RaiseNmi,

    /// <summary>Ends a domain.</summary>
    End,

    /// <summary>Suspends a domain between two handlers.</summary>
    Suspend,

    /// <summary>Lets a suspended domain go on.</summary>
    Resume,

    /// <summary>Types on a domain's console.</summary>
    Type,
}
