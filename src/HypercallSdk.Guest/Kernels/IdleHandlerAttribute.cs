using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the kernel's background work: <c>bool Work()</c>, called when nothing else is to be done, again while it returns
/// true. The hypervisor may preempt between two calls.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdleHandlerAttribute : Attribute
{
}
