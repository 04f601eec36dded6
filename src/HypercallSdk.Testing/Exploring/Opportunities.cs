using System.Collections.Generic;

namespace HypercallSdk.Testing.Exploring;

/// <summary>What a run had that could have been disturbed: from the undisturbed one the others know where to look.</summary>
/// <param name="Tracks">Its vCPUs' points and timers.</param>
/// <param name="Faults">Its faults' chances.</param>
/// <param name="Longest">How long anything may be held up: less than 2 to the power of this, in ns.</param>
internal sealed record Opportunities(IReadOnlyList<Opportunity> Tracks, IReadOnlyList<Opportunity> Faults, int Longest);
