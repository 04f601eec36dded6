using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>
/// Something that is asked of a running machine from outside (<see cref="Host.Post"/>): an input, which a recording keeps. One
/// that does not fit the domain as it is then (there is none of that number, it has ended, it is not paused) does nothing.
/// </summary>
public sealed class HostRequest
{
    internal HostRequest(HostRequestKind kind, DomainId domain, VcpuId vcpu, ShutdownReason reason)
    {
        Kind = kind;
        Domain = domain;
        Vcpu = vcpu;
        Reason = reason;
    }

    /// <summary>What is asked.</summary>
    public HostRequestKind Kind { get; }

    /// <summary>Of which domain.</summary>
    public DomainId Domain { get; }

    /// <summary>Of which of its vCPUs, where it is about one.</summary>
    public VcpuId Vcpu { get; }

    /// <summary>Why it is to end.</summary>
    public ShutdownReason Reason { get; }

    /// <summary>What is typed, where something is.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>Pauses a domain, once more than it is.</summary>
    public static HostRequest Pause(DomainId domain) => new(HostRequestKind.Pause, domain, default, default);

    /// <summary>Takes one pause back.</summary>
    public static HostRequest Unpause(DomainId domain) => new(HostRequestKind.Unpause, domain, default, default);

    /// <summary>Raises a non-maskable interrupt on a vCPU.</summary>
    public static HostRequest RaiseNmi(DomainId domain, VcpuId vcpu) => new(HostRequestKind.RaiseNmi, domain, vcpu, default);

    /// <summary>Ends a domain.</summary>
    public static HostRequest End(DomainId domain, ShutdownReason reason) => new(HostRequestKind.End, domain, default, reason);

    /// <summary>Suspends a domain between two handlers.</summary>
    public static HostRequest Suspend(DomainId domain) => new(HostRequestKind.Suspend, domain, default, default);

    /// <summary>Lets a suspended domain go on.</summary>
    public static HostRequest Resume(DomainId domain) => new(HostRequestKind.Resume, domain, default, default);

    /// <summary>Types bytes on a domain's console, which keeps them until the domain takes them.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="text">The bytes; the caller leaves them as they are from then on.</param>
    public static HostRequest Type(DomainId domain, ReadOnlyMemory<byte> text) => new(HostRequestKind.Type, domain, default, default) { Text = text };

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} d{Domain}";
}
