using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Makes accesses that its page tables refuse, mends each in the page-fault handler and prints what the handler was told; then
/// stores to page tables as to memory. The same source runs on real Xen and on the built-in hypervisor, as domain 0.
/// </summary>
[GuestKernel]
public partial struct FaultsKernel
{
    private const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.User;
    private const PageTableFlags ReadWrite = ReadOnly | PageTableFlags.Writable;

    private ulong _error;
    private int _faults;
    private bool _isAtAddress;
    private bool _isFetchAtAddress;
    private bool _mendsByStore;
    private VirtualAddress _page;
#pragma warning disable HCS0207 // its domain is never suspended
    private MachineFrame _own;
#pragma warning restore HCS0207
    private MachineFrame _root;
    private GuestPointer<ulong> _entry;
    private PageTableFlags _first;

    [Boot]
    private void Start(in StartInfo info)
    {
        _page = KernelMemory.ScratchPage;
        KernelMemory.TryGetMachineFrame(_page, out _own);
        KernelMemory.TryGetMachineFrame(info.PageTableBase, out _root);
        _entry = new GuestPointer<ulong>(EntryAddress(info.PageTableBase.Value));
        _first = ReadWrite;

        Accesses();
        Numbers();
        Stores();
        _mendsByStore = true;
        Accesses();
        SchedOp.PowerOff();
    }

    private void Accesses()
    {
        new GuestPointer<byte>(_page.Value).Write(0xc3);
        _ = KernelMemory.UnmapPage(_page);
        new GuestPointer<ulong>(_page.Value + 8).Read();
        Tell("read, not mapped"u8);
        _ = KernelMemory.UnmapPage(_page);
        new GuestPointer<ulong>(_page.Value + 16).Write(1);
        Tell("write, not mapped"u8);
        _ = KernelMemory.MapPage(_page, new PageTableEntry(_own, ReadOnly));
        new GuestPointer<ulong>(_page.Value + 16).Write(2);
        Tell("write, read-only"u8);
        _ = KernelMemory.MapPage(_page, new PageTableEntry(_own, ReadWrite | PageTableFlags.NoExecute));
        Gate.Execute(_page.Value);
        Tell("fetch, no-execute"u8);
        _ = KernelMemory.UnmapPage(_page);
        Gate.Execute(_page.Value);
        Tell("fetch, not mapped"u8);

        // Two faults of one access: the handler maps the page read-only first.
        _first = ReadOnly;
        _ = KernelMemory.UnmapPage(_page);
        new GuestPointer<ulong>(_page.Value + 24).Write(3);
        Tell("write, mended in two steps"u8);
        _ = KernelMemory.MapPage(_page, new PageTableEntry(_own, ReadOnly));
        _ = KernelMemory.MapPage(_page, new PageTableEntry(_own, ReadWrite));
        new GuestPointer<ulong>(_page.Value).Write(4);
        Tell("write, mapped"u8);
    }

    private void Numbers()
    {
        KernelMemory.TryGetMachineFrame(KernelMemory.Base + Page.Size, out MachineFrame second);
        var table = new GuestPointer<ulong>(HypervisorMemory.MachineToPhysicalStart);
        GuestConsole.WriteLine($"machine to physical: {table[(long)second.Value].Read()}, frame 0 is ours: {table.Read() < 2}");
        Tell("machine to physical"u8);

        // A hypercall's copies do not reach it: the table, and an L1 table to be written.
        GuestConsole.WriteLine($"console_io from it: {Gate.Invoke(18, 0, 5, table.Address)}");
        GuestConsole.WriteLine($"capabilities to a table: {Gate.Invoke(17, 3, _entry.Address & ~4095UL)}");
        Tell("hypercalls"u8);
    }

    private void Stores()
    {
        ulong frame = _own.Address.Value;
        Store("not present"u8, 0x1234_5600);
        Store("kernel's"u8, frame | 0x63);
        Store("user's"u8, frame | 7);
        new GuestPointer<byte>(_entry.Address).Write(0x25);
        TellEntry("one byte"u8);
        new GuestPointer<ushort>(_entry.Address).Write((ushort)(frame | 0x67));
        TellEntry("two bytes"u8);
        new GuestPointer<uint>(_entry.Address + 4).Write((uint)(frame >> 32));
        TellEntry("four bytes"u8);
        ulong seen = _entry.CompareExchange(0, 99);
        GuestConsole.WriteLine($"exchange, other: {seen & 0xfff:x}");
        TellEntry("exchange, other"u8);
        seen = _entry.CompareExchange(frame | 5, _entry.Read());
        GuestConsole.WriteLine($"exchange: {seen & 0xfff:x}");
        TellEntry("exchange"u8);
        new GuestPointer<uint>(_entry.Address).CompareExchange((uint)frame | 7, (uint)_entry.Read());
        TellEntry("exchange of half"u8);
        Store("a table, read-only"u8, _root.Address.Value | 5);
        _ = KernelMemory.MapPage(_page, _own);
    }

    private void Store(ReadOnlySpan<byte> what, ulong value)
    {
        _entry.Write(value);
        TellEntry(what);
    }

    private void TellEntry(ReadOnlySpan<byte> what)
    {
        ulong entry = _entry.Read();
        ulong frame = new PageTableEntry(entry).Frame == _own ? 1UL : new PageTableEntry(entry).Frame == _root ? 2UL : 0;
        GuestConsole.WriteLine($"{what}: frame {frame}, flags {(ulong)new PageTableEntry(entry).Flags:x}, {_faults} faults");
        _faults = 0;
    }

    private void Tell(ReadOnlySpan<byte> what)
    {
        GuestConsole.WriteLine($"{what}: {_faults} faults, the last with error {_error:x}, address {_isAtAddress}, place {_isFetchAtAddress}");
        _faults = 0;
        _error = 0;
        _isAtAddress = false;
        _isFetchAtAddress = false;
    }

    [TrapHandler(TrapVector.PageFault)]
    private void OnPageFault(ref TrapFrame frame)
    {
        VirtualAddress address = Traps.FaultAddress;
        _faults++;
        _error = frame.Error;
        _isAtAddress = address.PageStart == _page;
        _isFetchAtAddress = frame.Rip == address.Value;
        PageTableFlags flags = _first;
        _first = ReadWrite;
        if (_mendsByStore)
        {
            _entry.Write(new PageTableEntry(_own, flags).Value);
            MmuExtendedOperation flush = new() { Command = MmuExtendedCommand.InvalidatePageLocal, LinearAddress = address };
            _ = MmuExtOp.Execute(new ReadOnlySpan<MmuExtendedOperation>(in flush), out _, DomainId.Self);
        }
        else
        {
            _ = KernelMemory.MapPage(_page, new PageTableEntry(_own, flags));
        }
    }

    private ulong EntryAddress(ulong root)
    {
        ulong table = root;
        for (int level = 4; ; level--)
        {
            ulong entry = table + (((_page.Value >> (3 + (9 * level))) & 511) * 8);
            if (level == 1)
            {
                return entry;
            }

            KernelMemory.TryGetAddress(new PageTableEntry(new GuestPointer<ulong>(entry).Read()).Frame, out VirtualAddress next);
            table = next.Value;
        }
    }
}
