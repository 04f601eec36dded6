using HypercallSdk.Abi;

namespace HypercallSdk.Testing.Exploring;

/// <summary>How often something in a run could have been disturbed.</summary>
/// <param name="Kind">How.</param>
/// <param name="Domain">Whose it is.</param>
/// <param name="Index">The vCPU, or the fault.</param>
/// <param name="Count">How often.</param>
internal readonly record struct Opportunity(DisturbanceKind Kind, DomainId Domain, uint Index, long Count);
