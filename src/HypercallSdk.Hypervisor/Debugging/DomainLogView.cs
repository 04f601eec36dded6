using System.Diagnostics;
using System.Linq;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A domain's refusals as a debugger shows them, the latest first.</summary>
/// <param name="log">The log.</param>
internal sealed class DomainLogView(DomainLog log)
{
    /// <summary>The refusals that are held.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public Refusal[] Refusals => [.. log.Refusals.Reverse()];
}
