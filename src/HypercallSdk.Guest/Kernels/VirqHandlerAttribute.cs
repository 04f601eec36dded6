using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the handler of a virtual interrupt, <c>void OnTick()</c> or <c>void OnTick(Port port)</c>. The VIRQ is bound
/// before the kernel's <see cref="BootAttribute"/> method runs.
/// </summary>
/// <param name="virq">The virtual interrupt.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class VirqHandlerAttribute(Virq virq) : Attribute
{
    /// <summary>The virtual interrupt.</summary>
    public Virq Virq { get; } = virq;
}
