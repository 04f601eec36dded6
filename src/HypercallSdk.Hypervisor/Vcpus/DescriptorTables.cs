// A vCPU's segment descriptor tables, as far as they are the guest's. A frame of the GDT is in use as a descriptor table,
// and referenced, from when it is set until another table is or the vCPU is no more: while it is, nobody writes it but
// update_descriptor. (The table's last two pages are the hypervisor's.) Of the LDT the guest's address is kept; its pages
// come into use when a selector is loaded from them.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>The GDT and LDT of one vCPU.</summary>
internal sealed class DescriptorTables
{
    /// <summary>How many descriptors a page holds.</summary>
    public const int EntriesPerPage = Page.Size / sizeof(ulong);

    private readonly MachineFrame[] _frames = new MachineFrame[HypervisorMemory.FirstReservedGdtPage];
    private int _frameCount;

    /// <summary>How many descriptors of the GDT are the guest's.</summary>
    public uint GdtEntries { get; private set; }

    /// <summary>The GDT's frames.</summary>
    public ReadOnlySpan<MachineFrame> GdtFrames => _frames.AsSpan(0, _frameCount);

    /// <summary>The guest's address of its LDT.</summary>
    public VirtualAddress LdtBase { get; private set; }

    /// <summary>How many descriptors the LDT has; 0 for none.</summary>
    public uint LdtEntries { get; private set; }

    /// <summary>How many pages <paramref name="entries"/> descriptors take.</summary>
    public static int PagesFor(uint entries) => (int)((entries + EntriesPerPage - 1) / EntriesPerPage);

    /// <summary>Whether <paramref name="frame"/> is part of the GDT.</summary>
    public bool IsInGdt(MachineFrame frame) => GdtFrames.Contains(frame);

    /// <summary>Sets the GDT to frames that the vCPU's domain owns, and lets go of the one before it.</summary>
    public HypercallResult SetGdt(Vcpu caller, PageTypes types, ReadOnlySpan<MachineFrame> frames, uint entries)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            HypercallResult result = types.GetPageAndType(caller, caller.Domain, frames[i], FrameType.SegmentDescriptor);
            if (result.IsSuccess)
                continue;

            while (--i >= 0)
                types.PutPageAndType(frames[i]);

            return XenErrno.InvalidArgument;
        }

        Clear(types);
        frames.CopyTo(_frames);
        _frameCount = frames.Length;
        GdtEntries = entries;
        return HypercallResult.Success;
    }

    /// <summary>Lets go of the GDT.</summary>
    public void Clear(PageTypes types)
    {
        foreach (MachineFrame frame in GdtFrames)
            types.PutPageAndType(frame);

        _frameCount = 0;
        GdtEntries = 0;
    }

    /// <summary>Sets where the LDT is.</summary>
    public void SetLdt(VirtualAddress address, uint entries)
    {
        LdtBase = address;
        LdtEntries = entries;
    }
}
