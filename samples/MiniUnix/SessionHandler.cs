using System;
using System.IO;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace MiniUnix;

/// <summary>The host's end of <see cref="ISession"/>: where standard error and the kernel's log go, and how it all ended.</summary>
/// <param name="errors">Gets what programs write to standard error.</param>
/// <param name="log">Gets the kernel's log.</param>
[HypercallHandler<ISession>]
internal sealed partial class SessionHandler(Stream errors, Stream log)
{
    /// <summary>The first process's status; null while it has not ended.</summary>
    public int? Status { get; private set; }

    /// <inheritdoc cref="ISession.WriteError"/>
    public HypercallResult WriteError(Vcpu caller, ReadOnlySpan<byte> text)
    {
        errors.Write(text);
        return HypercallResult.Success;
    }

    /// <inheritdoc cref="ISession.Log"/>
    public HypercallResult Log(Vcpu caller, ReadOnlySpan<byte> line)
    {
        log.Write(line);
        log.WriteByte((byte)'\n');
        return HypercallResult.Success;
    }

    /// <inheritdoc cref="ISession.End"/>
    public HypercallResult End(Vcpu caller, uint status)
    {
        Status = (int)status;
        return HypercallResult.Success;
    }
}
