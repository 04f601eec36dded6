using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Domain 0's console (<c>HYPERVISOR_console_io</c>).</summary>
[HypercallHandler<IConsoleIo>]
internal sealed partial class ConsoleIoHandler
{
    /// <summary>Prints on the host's console.</summary>
    public HypercallResult Write(Vcpu caller, ReadOnlySpan<byte> text)
    {
        caller.Domain.Console.Write(text);
        return HypercallResult.Success;
    }

    /// <summary>Takes what was typed (<see cref="Recording.HostRequest.Type"/>).</summary>
    public HypercallResult Read(Vcpu caller, Span<byte> buffer) => new(caller.Domain.Console.Take(buffer));

    // Xen asks who the caller is before what it wants.
    private static new long RefuseUnknownCommand(Vcpu caller) =>
        caller.Domain.IsControlDomain ? HypercallDispatcher.RefuseUnknownCommand(caller) : RefusePrivilege(caller);
}
