using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>A guest that builds page tables: frames to make them of, and the calls.</summary>
internal sealed unsafe class TableProbe(GuestProbe guest)
{
    public const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.User;
    public const PageTableFlags ReadWrite = ReadOnly | PageTableFlags.Writable;

    private ulong _next = 400;

    public GuestProbe Guest => guest;

    public Host Host => guest.Host;

    public Domain Domain => guest.Domain;

    public MachineFrame Root => guest.Vcpu.KernelSpace.Root;

    public VirtualAddress Scratch => new(Domain.Image.ScratchAddress);

    /// <summary>A zeroed page of the guest's and the address where the builder mapped it.</summary>
    public MachineFrame Page(out VirtualAddress address)
    {
        address = Scratch + (_next++ << Abi.Page.Shift);
        MachineFrame frame = FrameAt(address);
        Host.Memory.Clear(frame);
        return frame;
    }

    /// <summary>A zeroed frame of the guest's that is mapped nowhere.</summary>
    public MachineFrame Frame()
    {
        MachineFrame frame = Page(out VirtualAddress address);
        guest.AssertSuccess(() => UpdateVaMapping.Set(address, default, UpdateVaMappingFlags.InvalidatePage));
        return frame;
    }

    public MachineFrame FrameAt(VirtualAddress address) => guest.Vcpu.KernelSpace.Walk(address.Value).LastEntry.Frame;

    /// <summary>The entries of a frame, which the test writes as a guest does before the frame is a table.</summary>
    public Span<ulong> Entries(MachineFrame frame) => new(Host.Memory.HostAddress(frame), 512);

    public ref FrameInfo Info(MachineFrame frame) => ref Host.Memory[frame];

    public void AssertInfo(MachineFrame frame, FrameType type, uint typeCount, uint references)
    {
        FrameInfo info = Info(frame);
        Assert.Equal((type, typeCount, references), (info.Type, info.TypeCount, info.ReferenceCount));
    }

    public static PageTableEntry To(MachineFrame frame, PageTableFlags flags) => new(frame, flags);

    public HypercallResult Update(MachineFrame table, int index, PageTableEntry entry, uint command = 0, uint domain = 0x7ff0) =>
        UpdateRaw(table.Address.Value + ((ulong)index * 8) + command, entry.Value, out _, domain);

    public HypercallResult UpdateRaw(ulong pointer, ulong value, out uint done, uint domain = 0x7ff0) =>
        MmuUpdate.Execute([new MmuUpdateRequest { Pointer = pointer, Value = value }], out done, domain);

    public HypercallResult Extended(MmuExtendedCommand command, MachineFrame frame = default, DomainId? domain = null) =>
        MmuExtOp.Execute([new MmuExtendedOperation { Command = command, Frame = frame }], out _, domain ?? DomainId.Self);

    public void Pin(MachineFrame frame, int level) =>
        guest.AssertSuccess(() => Extended(MmuExtendedCommand.PinL1Table + (uint)(level - 1), frame));

    public void Unpin(MachineFrame frame) => guest.AssertSuccess(() => Extended(MmuExtendedCommand.UnpinTable, frame));

    public void Set(MachineFrame table, int index, PageTableEntry entry) => guest.AssertSuccess(() => Update(table, index, entry));

    public HypercallResult Map(VirtualAddress address, PageTableEntry entry, UpdateVaMappingFlags flags = UpdateVaMappingFlags.InvalidatePage) =>
        UpdateVaMapping.Set(address, entry, flags);
}
