using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the handler of an interrupt between the domain's own vCPUs, <c>void OnKick()</c> or
/// <c>void OnKick(Port port)</c>. Bound on every vCPU before the kernel's <see cref="BootAttribute"/> method runs.
/// </summary>
/// <param name="number">The kernel's own number for this interrupt, from 0.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class IpiHandlerAttribute(int number) : Attribute
{
    /// <summary>The kernel's own number for this interrupt, from 0.</summary>
    public int Number { get; } = number;
}
