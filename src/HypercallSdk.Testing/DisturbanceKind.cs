namespace HypercallSdk.Testing;

/// <summary>How a run is disturbed.</summary>
public enum DisturbanceKind
{
    /// <summary>A vCPU is held up, in the middle of a handler or before one.</summary>
    HoldUp,

    /// <summary>A vCPU's one-shot timer is late.</summary>
    Lateness,

    /// <summary>A fault strikes that was asked for as <see cref="Occurrence.Sometimes"/>.</summary>
    Fault,
}
