using System;

namespace HypercallSdk.Abi;

/// <summary>
/// Marks an interface as a hypercall contract: each of its methods is one operation of the interface between a guest
/// and the hypervisor.
/// </summary>
/// <remarks>
/// For <c>interface IName</c> the generator writes <c>static partial class Name</c> in the same namespace and assembly:
/// the guest's stubs, and (outside the xen target) <c>Name.Operations</c>, the description table. The dispatcher is
/// written where a class carries <see cref="HypercallHandlerAttribute{TContract}"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class HypercallContractAttribute : Attribute
{
}
