using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the method that the kernel starts in: <c>void Start(in StartInfo info)</c>. One a kernel. Returning from it
/// means idle: the kernel lives on in its handlers.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BootAttribute : Attribute
{
}
