using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the method that is called after the domain was restored or its suspension cancelled, <c>void OnResume()</c>:
/// the kernel takes up again what it let go of.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResumeAttribute : Attribute
{
}
