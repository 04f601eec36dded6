using System;
using HypercallSdk.Abi;

namespace Differential.Kernel;

/// <content>
/// Numbers that may be others on the other machine: the domain's own, which some operations take where they take no
/// <c>DOMID_SELF</c>, and the handles of mapped grants, of which earlier programs may have left some in use.
/// </content>
public partial struct DifferentialKernel
{
    // A port's status tells the domain that it is bound to: here the domain itself.
    private void FindDomain()
    {
        EventChannelAllocateUnbound port = new() { Domain = DomainId.Self, RemoteDomain = DomainId.Self };
        if (EventChannelOp.AllocateUnbound(ref port).IsError)
        {
            Fail("No port is left"u8);
            return;
        }

        EventChannelBindInterdomain end = new() { RemoteDomain = DomainId.Self, RemotePort = port.Port };
        EventChannelStatus status = new() { Domain = DomainId.Self, Port = port.Port };
        if (EventChannelOp.BindInterdomain(ref end).IsError || EventChannelOp.Status(ref status).IsError || status.State != EventChannelState.Interdomain)
        {
            Fail("The domain's number cannot be found"u8);
            return;
        }

        _domain = status.InterdomainDomain.Value;
        _ = EventChannelOp.Close(new EventChannelClose { Port = end.LocalPort }); // both are open
        _ = EventChannelOp.Close(new EventChannelClose { Port = port.Port });
    }

    private void Name(NameKind kind, ulong offset)
    {
        if (offset < 8 || offset + sizeof(uint) > ProgramLayout.ArgumentsSize)
        {
            return;
        }

        if (kind == NameKind.Handle)
        {
            NameHandle(Arguments + offset);
            return;
        }

        EventChannelState state = kind == NameKind.StatusDomain ? (EventChannelState)(uint)Read(Arguments + offset - 8, sizeof(uint)) : EventChannelState.Unbound;
        if (state is EventChannelState.Unbound or EventChannelState.Interdomain && Read(Arguments + offset, sizeof(ushort)) == _domain)
        {
            Write(Arguments + offset, sizeof(ushort), DomainId.Self.Value);
        }
    }

    private void NameHandle(ulong place)
    {
        ulong handle = Read(place, sizeof(uint));
        for (int index = ProgramLayout.SavedCount - 1; index >= ProgramLayout.SavedCount / 2; index--)
        {
            if ((_handlesSaved >> index & 1) != 0 && _saved[index] == handle)
            {
                Write(place, sizeof(uint), NumberMark + (ulong)(uint)index);
                return;
            }
        }
    }

    // Flags and domain of an entry of the grant table.
    private ulong NamedGrant(ulong grant) => grant != 0 && grant >> 16 == _domain ? (grant & 0xffff) | ((ulong)DomainId.Self.Value << 16) : grant;
}
