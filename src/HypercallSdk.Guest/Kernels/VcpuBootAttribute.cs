using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the method that each further vCPU starts in: <c>void OnVcpu()</c>. One a kernel. Returning from it means idle: the
/// vCPU lives on in the kernel's handlers.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VcpuBootAttribute : Attribute
{
}
