using System;
using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Checking;

/// <summary>
/// A recount disagrees with what the hypervisor counted. That is no domain's fault: it leaves the machine as it is and
/// ends the run.
/// </summary>
internal sealed class BrokenInvariantException : InvalidOperationException
{
    public BrokenInvariantException(string when, IReadOnlyList<string> lines)
        : base($"{when}: the recount disagrees.\n  {string.Join("\n  ", lines)}")
    {
        Lines = lines;
    }

    /// <summary>What disagrees.</summary>
    public IReadOnlyList<string> Lines { get; }
}
