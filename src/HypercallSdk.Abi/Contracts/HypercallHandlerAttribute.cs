using System;

namespace HypercallSdk.Abi;

/// <summary>
/// Marks a partial class as the hypervisor's end of <typeparamref name="TContract"/>: the generator derives it from the
/// hypervisor's <c>HypercallDispatcher</c> and writes the dispatcher that decodes, checks, copies once and calls it.
/// </summary>
/// <typeparam name="TContract">An interface marked <see cref="HypercallContractAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HypercallHandlerAttribute<TContract> : Attribute
    where TContract : class
{
}
