using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>How often each kind of step was done, and how often the hypervisor did what it asks.</summary>
internal sealed class StepCoverage
{
    private readonly Dictionary<StepKind, (int Done, int Succeeded)> _counts = [];

    /// <summary>Kinds of which fewer than <paramref name="least"/> steps succeeded.</summary>
    public IReadOnlyList<StepKind> Below(int least)
    {
        var kinds = new List<StepKind>();
        foreach (StepKind kind in Enum.GetValues<StepKind>())
        {
            if (_counts.GetValueOrDefault(kind).Succeeded < least)
                kinds.Add(kind);
        }

        return kinds;
    }

    public void Add(StepKind kind, bool succeeded)
    {
        (int Done, int Succeeded) counts = _counts.GetValueOrDefault(kind);
        _counts[kind] = (counts.Done + 1, counts.Succeeded + (succeeded ? 1 : 0));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (StepKind kind in Enum.GetValues<StepKind>())
        {
            (int done, int succeeded) = _counts.GetValueOrDefault(kind);
            text.Append(CultureInfo.InvariantCulture, $"  {kind}: {succeeded} of {done} succeeded\n");
        }

        return text.ToString();
    }
}
