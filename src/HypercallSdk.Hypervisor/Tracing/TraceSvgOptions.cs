namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>What a picture of a trace shows.</summary>
public sealed class TraceSvgOptions
{
    /// <summary>From when on, in nanoseconds of machine time; the beginning of the trace when null.</summary>
    public ulong? From { get; init; }

    /// <summary>How much time; when null as much as holds <see cref="MaximumSlices"/>.</summary>
    public ulong? Length { get; init; }

    /// <summary>How many handlers and hypercalls the picture has at most, unless <see cref="Length"/> says how long it is.</summary>
    public int MaximumSlices { get; init; } = 120;

    /// <summary>Its width in pixels.</summary>
    public int Width { get; init; } = 1200;
}
