using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Copies by the hypervisor between a page of ours and one that is granted to us (<c>GNTTABOP_copy</c>): nothing is mapped.</summary>
public static class GrantCopying
{
    /// <summary>Copies from a page that was granted to us.</summary>
    /// <param name="domain">Whose page.</param>
    /// <param name="reference">The other domain's number of the grant.</param>
    /// <param name="offset">From where in it.</param>
    /// <param name="destination">Our page.</param>
    /// <param name="destinationOffset">To where in it.</param>
    /// <param name="length">How many bytes; neither end may leave its page.</param>
    public static GrantStatus Read(
        DomainId domain,
        GrantReference reference,
        ushort offset,
        PseudoPhysicalFrame destination,
        ushort destinationOffset,
        ushort length) =>
        Copy(Granted(domain, reference, offset), Own(destination, destinationOffset), length, GrantCopyFlags.SourceIsGrant);

    /// <summary>Copies to a page that was granted to us writable.</summary>
    /// <param name="domain">Whose page.</param>
    /// <param name="reference">The other domain's number of the grant.</param>
    /// <param name="offset">To where in it.</param>
    /// <param name="source">Our page.</param>
    /// <param name="sourceOffset">From where in it.</param>
    /// <param name="length">How many bytes; neither end may leave its page.</param>
    public static GrantStatus Write(
        DomainId domain,
        GrantReference reference,
        ushort offset,
        PseudoPhysicalFrame source,
        ushort sourceOffset,
        ushort length) =>
        Copy(Own(source, sourceOffset), Granted(domain, reference, offset), length, GrantCopyFlags.DestinationIsGrant);

    private static GrantCopyPointer Granted(DomainId domain, GrantReference reference, ushort offset) =>
        new() { Reference = reference, Domain = domain, Offset = offset };

    private static GrantCopyPointer Own(PseudoPhysicalFrame frame, ushort offset) =>
        new() { Frame = KernelMemory.MachineFrameOf(frame).Value, Domain = DomainId.Self, Offset = offset };

    private static GrantStatus Copy(GrantCopyPointer source, GrantCopyPointer destination, ushort length, GrantCopyFlags flags)
    {
        var copy = new GrantCopy { Source = source, Destination = destination, Length = length, Flags = flags };
        HypercallResult result = GrantTableOp.Copy(new Span<GrantCopy>(ref copy));
        return result.IsError ? GrantStatus.GeneralError : copy.Status;
    }
}
