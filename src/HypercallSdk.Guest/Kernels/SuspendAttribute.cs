using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the method that is called before the domain is suspended, <c>void OnSuspend()</c>: the kernel lets go of the
/// machine frames, ports and grant references that it holds, which change when it is restored, and unmaps what it mapped of
/// other domains: on real Xen a page table with such a mapping is not saved.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SuspendAttribute : Attribute
{
}
