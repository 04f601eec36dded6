using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the handler of event-channel ports that the kernel binds while it runs: <c>void OnPing()</c> or
/// <c>void OnPing(Port port)</c>. The generator makes <c>Ports.OnPing</c>, to be passed to <c>Events.AllocateUnbound</c>
/// or <c>Events.BindInterdomain</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PortHandlerAttribute : Attribute
{
}
