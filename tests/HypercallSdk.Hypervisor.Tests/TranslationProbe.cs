using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// An address space on tables that a test writes itself, without a guest: one L4, L3, L2 and L1 that map 2 MiB of addresses
/// from <see cref="Address"/> on, and pages to put there.
/// </summary>
internal sealed unsafe class TranslationProbe
{
    public const ulong Address = 0x0000_1234_5660_0000;
    public const PageTableFlags ReadWrite = PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User;
    public const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.User;

    private readonly MachineMemory _memory;
    private readonly DomainMemory _owner;
    private readonly MachineFrame[] _tables = new MachineFrame[5];

    public TranslationProbe(MachineMemory memory, TranslationCache translations, VcpuMode mode = VcpuMode.Kernel, ushort domain = 100)
    {
        _memory = memory;
        _owner = memory.Frames.OwnerOf(new DomainId(domain)) ?? memory.Frames.AddOwner(new DomainId(domain), 1 << 20);
        for (int level = 1; level <= 4; level++)
            _tables[level] = TakeFrame();

        for (int level = 4; level > 1; level--)
            this[level] = new PageTableEntry(_tables[level - 1], ReadWrite);

        Space = new AddressSpace(memory, translations, mode) { Root = _tables[4] };
    }

    public AddressSpace Space { get; }

    public MachineFrame Root => _tables[4];

    /// <summary>The entry that <see cref="Address"/> uses at a level.</summary>
    public PageTableEntry this[int level]
    {
        get => new(*EntryAt(level, Address));
        set => *EntryAt(level, Address) = value.Value;
    }

    public MachineFrame TakeFrame()
    {
        Assert.True(_memory.Frames.TryAllocate(_owner, out MachineFrame frame));
        return frame;
    }

    /// <summary>Writes the L1 entry of a page, and flushes nothing.</summary>
    public void Map(MachineFrame frame, PageTableFlags flags = ReadWrite, ulong address = Address) =>
        *EntryAt(1, address) = new PageTableEntry(frame, flags).Value;

    /// <summary>Takes the L1 entry of a page away, and flushes nothing.</summary>
    public void Unmap(ulong address = Address) => *EntryAt(1, address) = 0;

    /// <summary>The frame that an access reaches; null when it is refused.</summary>
    public MachineFrame? Reach(MemoryAccess access = MemoryAccess.Read, ulong address = Address) =>
        Space.TryTranslate(address, access, out byte* host) ? new MachineFrame((ulong)(host - _memory.Base) >> Page.Shift) : null;

    private ulong* EntryAt(int level, ulong address) =>
        (ulong*)_memory.HostAddress(_tables[level]) + FourLevelPaging.Instance.IndexOf(address, level);
}
