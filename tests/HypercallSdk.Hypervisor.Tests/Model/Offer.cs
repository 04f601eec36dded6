using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>A grant as its granter wrote it last.</summary>
internal readonly record struct Offer(PlayDomain Granter, uint Reference, DomainId Grantee, bool IsForTransfer);
