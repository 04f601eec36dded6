// What the hypervisor keeps for a domain and the control domain may map: its grant table, by which a toolstack writes a new
// domain's first grants. A null list asks how large a resource may become; frames that it does not have yet are added.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

internal sealed unsafe partial class MemoryOpHandler
{
    private const uint SharedFrames = 0;
    private const uint StatusFrames = 1;

    /// <summary>Tells the control domain the frames of another domain's grant table.</summary>
    public HypercallResult AcquireResource(Vcpu caller, ref AcquireResource resource)
    {
        if (resource.Padding != 0)
            return caller.Refuse(XenErrno.InvalidArgument, "the padding is not zero", "resource.Padding", resource.Padding, "0");

        if (resource.Frame > uint.MaxValue || resource.Frame + resource.FrameCount > uint.MaxValue)
            return caller.Refuse(XenErrno.InvalidArgument, "no resource is so large", "resource.Frame", resource.Frame, "a frame of the resource");

        // DOMID_SELF is not understood here.
        Domain? domain = resource.Domain == DomainId.Self ? null : caller.Domain.Host.FindDomain(resource.Domain, caller.Domain);
        if (domain is null)
            return caller.Refuse(XenErrno.NoSuchDomain, "no such domain", "resource.Domain", resource.Domain.Value, "the number of another domain");

        if (domain == caller.Domain)
            return caller.Refuse(XenErrno.NotPermitted, "a domain does not acquire its own resources", "resource.Domain", resource.Domain.Value, "the number of another domain");

        if (!caller.Domain.IsControlDomain)
            return caller.Refuse(XenErrno.NotPermitted, "only the control domain may acquire another domain's resources", "resource.Domain", resource.Domain.Value, "to ask domain 0");

        if (resource.Type != MemoryResource.GrantTable || resource.Id > StatusFrames)
            return caller.Refuse(XenErrno.InvalidArgument, "the domain has no such resource", "resource.Type", (ulong)resource.Type, "its grant table: type 1, with 0 for its frames or 1 for those of its status words");

        GrantTable table = domain.Grants;
        uint most = resource.Id == SharedFrames ? table.MaximumFrameCount : (uint)GrantTable.StatusFramesFor((int)table.MaximumFrameCount);
        ulong start = Start(caller);
        if (resource.FrameList.IsNull)
        {
            if (resource.FrameCount != 0 || start != 0)
                return caller.Refuse(XenErrno.InvalidArgument, "there is no list for the frames", "resource.FrameList", 0, "a list, or no frames to be told how many there may be");

            resource.FrameCount = most;
            return HypercallResult.Success;
        }

        return start >= resource.FrameCount || resource.FrameCount > MostExtents
            ? caller.Refuse(XenErrno.InvalidArgument, "that many frames are not acquired", "resource.FrameCount", resource.FrameCount, $"more than are done, and at most {MostExtents}")
            : Acquire(caller, table, in resource, most, start);
    }

    private static HypercallResult Acquire(Vcpu caller, GrantTable table, in AcquireResource resource, uint most, ulong start)
    {
        if (resource.Frame + resource.FrameCount > most)
            return caller.Refuse(XenErrno.InvalidArgument, "the resource has no such frames", "resource.Frame", resource.Frame, $"frames below {most}");

        if (resource.Id == StatusFrames && table.Version < 2)
            return caller.Refuse(XenErrno.InvalidArgument, "a grant table of version 1 has no status words", "resource.Id", resource.Id, "a table of version 2");

        // A frame of status words serves as many entries as several frames of the table have.
        int wanted = (int)(resource.Frame + resource.FrameCount);
        int frames = wanted;
        if (resource.Id == StatusFrames)
        {
            for (frames = table.FrameCount; GrantTable.StatusFramesFor(frames) < wanted; frames++)
            {
            }
        }

        if (!table.TryGrow(int.Max(frames, table.FrameCount)))
            return caller.Refuse(XenErrno.OutOfMemory, "the machine has no memory for a larger grant table", "resource.FrameCount", resource.FrameCount, "fewer");

        ReadOnlySpan<MachineFrame> all = resource.Id == SharedFrames ? table.Frames : table.StatusFrames;
        for (ulong i = start; i < resource.FrameCount; i++)
        {
            ulong address = resource.FrameList.Address + (i * sizeof(ulong));
            if (!caller.TryCopyOut(address, in all[(int)(resource.Frame + i)]))
                return caller.RefusePointer("resource.FrameList[]", address, sizeof(ulong), write: true);
        }

        return HypercallResult.Success;
    }
}
