namespace HypercallSdk.Guest;

/// <summary>
/// Names one of a kernel's event handlers; the generator numbers them from 1. Kernels pass <c>Ports.OnPing</c>.
/// </summary>
/// <param name="value">The number; 0 names none.</param>
public readonly struct EventHandlerId(ushort value)
{
    /// <summary>The number; 0 names none.</summary>
    public ushort Value { get; } = value;

    /// <summary>No handler: the port is bound, and its events are dropped.</summary>
    public static EventHandlerId None => default;
}
