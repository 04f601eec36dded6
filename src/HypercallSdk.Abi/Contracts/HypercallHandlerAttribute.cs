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
    /// <summary>
    /// The contract's methods that the class leaves out, by name: a guest that calls one is answered as where the command
    /// does not exist, <see cref="XenErrno.NotImplemented"/>. A method that is neither there nor named here does not compile.
    /// </summary>
    public string[]? NotServed { get; set; }
}
