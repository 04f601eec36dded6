using System.Collections.Generic;

namespace OnXen.Domu;

/// <summary>One unprivileged guest of a run.</summary>
/// <param name="Image">Its kernel's image.</param>
/// <param name="Options">What it is booted with; the limit is the whole run's.</param>
public sealed record DomuGuest(string Image, BootOptions Options)
{
    /// <summary>What happens to it while it runs, one after the other. A guest that ends before a step has no verdict.</summary>
    public IReadOnlyList<DomuStep> Steps { get; init; } = [];
}
