using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// Stands in the table for a number that Xen serves and nobody does here, where some of it is not everybody's: who has no
/// right to a call is told that, as on Xen, and everybody else <c>-ENOSYS</c>, explained.
/// </summary>
internal sealed class DeclaredHypercall : UnknownHypercall
{
    private readonly HypercallDescription[] _declared;
    private readonly bool _isControlDomains;

    /// <summary>Makes one.</summary>
    /// <param name="declared">The number's operations; each has one structure, or none.</param>
    public DeclaredHypercall(ReadOnlySpan<HypercallDescription> declared)
    {
        _declared = declared.ToArray();
        _isControlDomains = Array.TrueForAll(_declared, static operation => operation.Privilege == HypercallPrivilege.ControlDomain);
    }

    /// <summary>Whether Xen looks at the caller's rights before it reads anything, whatever the command.</summary>
    public bool LooksAtRightsFirst { get; init; }

    /// <summary>The commands that Xen refuses everybody before it looks at rights, on a machine without devices.</summary>
    public int[] LooksAtNoRights { get; init; } = [];

    /// <inheritdoc/>
    public override long Dispatch(Vcpu caller, ref HypercallRegisters registers) =>
        !caller.Domain.IsControlDomain && Find((int)registers.Rdi) is { } asked
            ? LooksAtRightsFirst ? RefusePrivilege(caller) : DispatchUnprivileged(caller, asked, ref registers)
            : base.Dispatch(caller, ref registers);

    // Where all of it is the control domain's, it is no matter which command is asked for: they share one structure.
    private HypercallDescription? Find(int command) => _isControlDomains
        ? _declared[0]
        : Array.Find(_declared, operation => operation.Command == command && operation.Privilege != HypercallPrivilege.Any && Array.IndexOf(LooksAtNoRights, command) < 0);

    private static long DispatchUnprivileged(Vcpu caller, HypercallDescription asked, ref HypercallRegisters registers)
    {
        ulong address = asked.CommandPlace == CommandPlace.FirstField ? registers.Rdi : registers.Rsi;
        if (asked.Parameters is [{ } parameter] && !caller.IsAccessible(address, (ulong)parameter.Size, write: false))
            return RefusePointer(caller, parameter.Name, address, (ulong)parameter.Size, write: false);

        if (asked.InterfaceVersion != 0 && caller.TryCopyIn(address + sizeof(uint), out uint version) && version != asked.InterfaceVersion)
            return RefuseInterfaceVersion(caller, version, asked.InterfaceVersion);

        // What is done to a domain names it first.
        return asked.Privilege == HypercallPrivilege.OverDomain && caller.TryCopyIn(address, out DomainId domain)
            && domain != DomainId.Self && caller.Domain.Host.FindDomain(domain, caller.Domain) is null
            ? caller.Refuse(XenErrno.NoSuchDomain, "no such domain", "domain", domain.Value, "the number of a domain").Value
            : RefusePrivilege(caller);
    }
}
