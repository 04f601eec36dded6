// Frames that change hands. As on Xen the giver loses the frame as soon as it is found to be its own and in no use: where the
// receiver turns out not to take it, it goes back to the machine.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.GrantTables;

/// <summary>Gives frames from one domain to another. One a host.</summary>
internal sealed class GrantTransfers(GrantTableIndex tables, MachineMemory memory)
{
    /// <summary>Gives one frame.</summary>
    public GrantStatus Transfer(Vcpu caller, in GrantTransfer operation)
    {
        MachineFrame frame = operation.Frame;
        if (!memory.Frames.TrySteal(frame, caller.Domain.Memory))
            return caller.RefuseGrant(GrantStatus.BadPage, $"the frame is not the caller's to give, or is in use: {FrameDescription.Of(caller, memory, frame)}", "operations.Frame", frame.Value, "a frame of the caller's with no mapping, pin or other use");

        GrantStatus status = Give(caller, in operation);
        if (status != GrantStatus.Okay)
            memory.Frames.ReturnStolen(frame);

        return status;
    }

    private GrantStatus Give(Vcpu caller, in GrantTransfer operation)
    {
        if (tables.Find(operation.Domain) is not { } table)
            return caller.RefuseGrant(GrantStatus.BadDomain, "no such domain; the frame is lost", "operations.Domain", operation.Domain.Value, "the number of a domain (DOMID_SELF is none here)");

        DomainMemory receiver = table.Domain.Memory;
        if (table.IsDying || receiver.PageCount >= receiver.MaximumPages)
            return caller.RefuseGrant(GrantStatus.GeneralError, table.IsDying ? "the receiver is no more; the frame is lost" : $"the receiver has {receiver.PageCount} pages of {receiver.MaximumPages} that it may have; the frame is lost", "operations.Domain", operation.Domain.Value, "a domain with room");

        GrantReference reference = operation.Reference;
        if (reference.Value >= table.EntryCount)
            return caller.RefuseGrant(GrantStatus.GeneralError, $"domain {table.Domain.Id}'s table has {table.EntryCount} entries; the frame is lost", "operations.Reference", reference.Value, $"0 to {table.EntryCount - 1}");

        string? rule = table.CommitTransfer(reference, caller.Domain.Id, out GrantEntry entry);
        if (rule is not null)
            return caller.RefuseGrant(GrantStatus.GeneralError, $"{rule}; the frame is lost: {entry} in domain {table.Domain.Id}'s table", "operations.Reference", reference.Value, $"an entry that accepts a transfer from domain {caller.Domain.Id}");

        memory.Frames.Assign(operation.Frame, receiver);
        memory.SetPseudoPhysical(operation.Frame, table.CompleteTransfer(reference, operation.Frame));
        return GrantStatus.Okay;
    }
}
