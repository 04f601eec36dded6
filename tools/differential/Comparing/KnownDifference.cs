using System;
using System.Collections.Generic;
using System.Linq;

namespace Differential.Comparing;

/// <summary>A difference that docs/DIFFERENCES.md lists, where programs run into it.</summary>
/// <param name="Id">Its number there.</param>
/// <param name="Applies">Whether a difference is this one.</param>
public sealed record KnownDifference(string Id, Func<Difference, bool> Applies)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownDifference> All { get; } =
    [
        // The store's port: no back end has connected to it.
        new("D16", difference => difference.Operation == "EventChannelOp.Status" && Same(difference.Ours, difference.Xens, "00000001", "00000002")),
    ];

    private static bool Same(string? ours, string? xens, string our, string xen) => ours is not null && ours.Replace(our, xen, StringComparison.Ordinal) == xens;

    /// <summary>The number of the one that a difference is, or null.</summary>
    public static string? Of(Difference difference) => All.FirstOrDefault(known => known.Applies(difference))?.Id;
}
