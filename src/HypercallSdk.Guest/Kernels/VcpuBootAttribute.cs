using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the method that each vCPU but the first starts in (<see cref="Vcpus.Start(int)"/>): <c>void OnVcpu()</c>, its
/// interrupts bound by then, its events masked. One a kernel, run once for each vCPU. Returning from it means idle: the
/// vCPU lives on in the kernel's handlers.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VcpuBootAttribute : Attribute
{
}
