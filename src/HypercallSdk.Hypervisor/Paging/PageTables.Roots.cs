using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <content>Pins and vCPUs' roots: what keeps tables in use that no entry names.</content>
internal sealed unsafe partial class PageTables
{
    /// <summary>Validates a frame as a table and keeps it one until it is unpinned (<c>MMUEXT_PIN_L*_TABLE</c>).</summary>
    public HypercallResult Pin(Vcpu? caller, Domain owner, MachineFrame frame, FrameType type)
    {
        // Xen takes the use, finds the pin that is there and puts the use back.
        if (_types.Owns(owner, frame) && _frames[frame].Has(FrameFlags.Pinned) && _frames[frame].Type == type)
            return RefusePin(caller, "is pinned already", "a table that is not pinned", frame);

        HypercallResult result = _types.GetPageAndType(caller, owner, frame, type);
        if (result.IsSuccess)
            _frames[frame].Flags |= FrameFlags.Pinned;

        return result;
    }

    /// <summary>Takes a pin away; the frame stays a table while other uses of it are left (<c>MMUEXT_UNPIN_TABLE</c>).</summary>
    public HypercallResult Unpin(Vcpu? caller, Domain owner, MachineFrame frame)
    {
        if (!_types.Owns(owner, frame))
            return _types.RefuseOwner(caller, owner, frame);

        if (!_frames[frame].Has(FrameFlags.Pinned))
            return RefusePin(caller, "is not pinned", "a pinned table", frame);

        RemovePin(frame);
        return HypercallResult.Success;
    }

    /// <summary>
    /// Takes the reference and the use that a vCPU's root holds. The caller puts back those of the root before it.
    /// </summary>
    public HypercallResult GetRoot(Vcpu? caller, Domain owner, MachineFrame root) =>
        _types.GetPageAndType(caller, owner, root, FrameType.L4);

    /// <summary>Puts back what a vCPU's root holds.</summary>
    public void PutRoot(MachineFrame root) => _types.PutPageAndType(root);

    /// <summary>
    /// Takes the memory of a domain that is no more out of use: its vCPUs' roots and descriptor tables, its pins, the host's
    /// own hold of its image. What other domains map stays theirs until they let go of it.
    /// </summary>
    public void Relinquish(Domain domain)
    {
        foreach (Vcpu vcpu in domain.Vcpus)
        {
            vcpu.DropRoots();
            vcpu.ReleaseInfo();
            if (vcpu.HasDescriptors)
                vcpu.Descriptors.Clear(_types);
        }

        MachineFrame[] pages = [.. domain.Memory.Pages.All()];
        foreach (MachineFrame frame in pages)
        {
            ref FrameInfo info = ref _frames[frame];
            if (info.Has(FrameFlags.Pinned))
                RemovePin(frame);

            if (info.Has(FrameFlags.Held))
            {
                info.Flags &= ~FrameFlags.Held;
                _types.PutPageAndType(frame);
            }
        }

        // Nothing is in use any more, so no frame goes that another one's entries still name.
        foreach (MachineFrame frame in pages)
            _frames.TryDropAllocation(frame);
    }

    private void RemovePin(MachineFrame frame)
    {
        _frames[frame].Flags &= ~FrameFlags.Pinned;
        _types.PutPageAndType(frame);
    }
}
