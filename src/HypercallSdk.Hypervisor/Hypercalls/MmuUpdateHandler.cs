// The hot loop is a normal update of an L1 entry: the kernel changes a mapping. What it does beyond writing the entry is a
// look at the table's type, and a count or two of the frames that are mapped and no longer mapped. No frame is referenced
// while it is written: nothing that an entry can let go of is the table that it stands in, for tables form no rings.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Changes of page-table entries and of the machine-to-physical table (<c>HYPERVISOR_mmu_update</c>).</summary>
[HypercallHandler<IMmuUpdate>]
internal sealed partial class MmuUpdateHandler
{
    private const ulong CommandMask = sizeof(ulong) - 1;

    /// <summary>Does the requests in order, up to the first that fails.</summary>
    public HypercallResult Execute(Vcpu caller, ReadOnlySpan<MmuUpdateRequest> requests, out uint done, uint foreignDomain)
    {
        done = 0;
        HypercallResult result = FindTableOwner(caller, foreignDomain >> 16, out Domain? tableOwner);
        if (result.IsError || tableOwner is null)
            return result;

        var pageOwnerId = new DomainId((ushort)foreignDomain);
        result = ForeignDomain.Find(caller, pageOwnerId, "foreignDomain", out Domain? pageOwner);
        if (result.IsError)
            return result;

        // Xen asks for rights at the first request, and for none where device memory is named.
        if (requests.Length > 0 && pageOwnerId != DomainId.InputOutput)
            result = ForeignDomain.Check(caller, pageOwner, pageOwnerId, "foreignDomain");

        if (result.IsError)
            return result;

        foreach (ref readonly MmuUpdateRequest request in requests)
        {
            caller.BeginEntry((int)done);
            result = Execute(caller, in request, tableOwner, pageOwner);
            if (result.IsError)
                return result;

            done++;
        }

        return HypercallResult.Success;
    }

    private static HypercallResult Execute(Vcpu caller, in MmuUpdateRequest request, Domain tableOwner, Domain? pageOwner)
    {
        Host host = caller.Domain.Host;
        ulong command = request.Pointer & CommandMask;
        var frame = new MachineFrame(request.Pointer >> Page.Shift);
        switch (command)
        {
            case (ulong)MmuUpdateCommand.Normal:
            case (ulong)MmuUpdateCommand.PreserveAccessedDirty:
            case (ulong)MmuUpdateCommand.NoTranslate:
                if (tableOwner != caller.Domain && !caller.Domain.IsControlDomain)
                    return ForeignDomain.Check(caller, tableOwner, tableOwner.Id, "foreignDomain");

                if (!host.PageTypes.Owns(tableOwner, frame))
                    return host.PageTypes.RefuseOwner(caller, tableOwner, frame);

                int index = (int)(request.Pointer >> 3) & (EntryRules.EntriesPerTable - 1);
                bool preserves = command == (ulong)MmuUpdateCommand.PreserveAccessedDirty;
                return host.PageTables.ModifyEntry(caller, frame, index, request.Entry, preserves, tableOwner, pageOwner);
            case (ulong)MmuUpdateCommand.MachineToPhysical:
                return SetPseudoPhysical(caller, frame, request.Value, tableOwner, pageOwner);
            default:
                return caller.Refuse(XenErrno.NotImplemented, "no such command in the pointer's low three bits", "requests.Pointer", request.Pointer, "an address that is a multiple of 8, plus a command of 0 to 3");
        }
    }

    private static HypercallResult SetPseudoPhysical(Vcpu caller, MachineFrame frame, ulong value, Domain tableOwner, Domain? pageOwner)
    {
        if (tableOwner != caller.Domain)
            return caller.Refuse(XenErrno.NotPermitted, "the machine-to-physical table is no page table of another domain's", "foreignDomain", tableOwner.Id.Value + 1UL, "0 in its upper half");

        Host host = caller.Domain.Host;
        if (pageOwner is null || !host.PageTypes.Owns(pageOwner, frame))
            return host.PageTypes.RefuseOwner(caller, pageOwner ?? caller.Domain, frame);

        host.Memory.SetPseudoPhysical(frame, value);
        return HypercallResult.Success;
    }

    /// <summary>The upper half of the argument says whose tables: a domain's number plus 1, or 0 for the caller's own.</summary>
    internal static HypercallResult FindTableOwner(Vcpu caller, uint half, out Domain? owner)
    {
        owner = caller.Domain;
        if (half == 0)
            return HypercallResult.Success;

        var id = new DomainId((ushort)(half - 1));
        owner = id.IsReserved ? null : caller.Domain.Host.FindDomain(id, caller.Domain);
        return owner is null
            ? caller.Refuse(XenErrno.NoSuchDomain, "no such domain in the upper half", "foreignDomain", half, "the number of a domain plus 1, or 0 for the caller")
            : HypercallResult.Success;
    }
}
