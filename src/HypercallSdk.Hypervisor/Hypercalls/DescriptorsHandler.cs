using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Segment descriptors (<c>HYPERVISOR_set_gdt</c>, <c>HYPERVISOR_update_descriptor</c>).</summary>
[HypercallHandler<IDescriptors>]
internal sealed unsafe partial class DescriptorsHandler
{
    /// <summary>Sets the calling vCPU's global descriptor table.</summary>
    public HypercallResult SetGdt(Vcpu caller, GuestPointer<MachineFrame> frames, uint entries)
    {
        if (entries > HypervisorMemory.FirstReservedGdtEntry)
            return caller.Refuse(XenErrno.InvalidArgument, "the descriptors from there on are the hypervisor's", "entries", entries, $"at most {HypervisorMemory.FirstReservedGdtEntry}");

        Span<MachineFrame> copied = stackalloc MachineFrame[DescriptorTables.PagesFor(entries)];
        if (!caller.TryCopyIn(frames.Address, copied))
            return caller.RefusePointer("frames", frames.Address, (ulong)copied.Length * sizeof(ulong), write: false);

        HypercallResult result = caller.Descriptors.SetGdt(caller, caller.Domain.Host.PageTypes, copied, entries);
        if (result.IsSuccess)
            caller.FlushTranslations();

        return result;
    }

    /// <summary>Writes one descriptor, checked.</summary>
    public HypercallResult UpdateDescriptor(Vcpu caller, MachineAddress address, ulong descriptor)
    {
        Host host = caller.Domain.Host;
        if (address.Value % sizeof(ulong) != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "a descriptor is 8 bytes, aligned to its size", "address", address.Value, "a multiple of 8");

        ulong mended = descriptor;
        if (!SegmentDescriptors.TryMend(ref mended))
            return SegmentDescriptors.Refuse(caller, "the descriptor is one that a guest may not have", "descriptor", descriptor);

        // What is no descriptor table is written as memory, if it can be.
        MachineFrame frame = address.Frame;
        FrameType type = host.Memory.Contains(frame) && host.Memory[frame].Type == FrameType.SegmentDescriptor ? FrameType.SegmentDescriptor : FrameType.Writable;
        HypercallResult result = host.PageTypes.GetPageAndType(caller, caller.Domain, frame, type);
        if (result.IsError)
            return result;

        // SAFETY: the frame is referenced, and an aligned descriptor lies within it.
        *(ulong*)(host.Memory.HostAddress(frame) + address.Offset) = mended;
        host.Memory.Changed(frame);
        host.PageTypes.PutPageAndType(frame);
        return HypercallResult.Success;
    }
}
