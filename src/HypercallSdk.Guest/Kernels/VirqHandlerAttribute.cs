using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the handler of a virtual interrupt, <c>void OnTick()</c> or <c>void OnTick(Port port)</c>. Those that each
/// vCPU has for itself (timer, debug, and the two of profiling) are bound on each vCPU as it starts, and their handler runs
/// on the one whose they are; all others are bound on vCPU 0, before the kernel's <see cref="BootAttribute"/> method runs.
/// </summary>
/// <param name="virq">The virtual interrupt.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class VirqHandlerAttribute(Virq virq) : Attribute
{
    /// <summary>The virtual interrupt.</summary>
    public Virq Virq { get; } = virq;
}
