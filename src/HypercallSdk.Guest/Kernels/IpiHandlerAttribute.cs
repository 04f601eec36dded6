using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the handler of an interrupt between the domain's own vCPUs, <c>void OnKick()</c> or
/// <c>void OnKick(Port port)</c>. Bound on each vCPU as it starts: on the first before the kernel's
/// <see cref="BootAttribute"/> method runs, on the others before their <see cref="VcpuBootAttribute"/> method does. An
/// interrupt that is sent to a vCPU before that (<see cref="Events.SendIpi"/>) arrives then.
/// </summary>
/// <param name="number">The kernel's own number for this interrupt, from 0.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class IpiHandlerAttribute(int number) : Attribute
{
    /// <summary>The kernel's own number for this interrupt, from 0.</summary>
    public int Number { get; } = number;
}
