using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Differential.Kernel;

/// <content>The places that programs work in, each with its own tables below its own entry of the root.</content>
public partial struct DifferentialKernel
{
    // Below entries 276 and 278 of the root, which the guest library does not use.
    private const ulong Arguments = 0xffff_8a00_0000_0000;
    private const ulong VolatilePage = Arguments + ProgramLayout.ArgumentsSize;
    private const ulong GrantPage = VolatilePage + Page.Size;
    private const ulong ProbePage = GrantPage + Page.Size;
    private const ulong Window = 0xffff_8b00_0000_0000;
    // What a frame's number is told apart by from other numbers.
    private const ulong NumberMark = 0xf000;

    // Where an entry has its frame's address.
    private const ulong FrameBits = 0x000f_ffff_ffff_f000;

    // Bits 17 to 27 of an event's word (xen/include/public/event_channel.h), of the even port of two.
    private const ulong UnusedEventBits = 0x0ffe_0000;

    // Beyond memory on any machine, and beyond the addresses that domain 0 may map as devices'.
    private const ulong Nowhere = 0xff_ffff_fff0;
    private const int WindowSlot = (int)(Window >> 39) & 511;

    private const PageTableFlags ReadWrite = PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User | PageTableFlags.Accessed | PageTableFlags.Dirty;

    private void MakeRegions()
    {
        for (int page = 0; page < 2; page++)
        {
            MapNew(ProgramLayout.ArgumentsFrame + page, Arguments + ((ulong)(uint)page * Page.Size));
        }

        MapNew(ProgramLayout.VolatileFrame, VolatilePage);
        MapNew(ProgramLayout.SpareFrame, Window);
        for (int frame = 0; frame < ProgramLayout.OwnFrames; frame++)
        {
            MapNew(frame, Window + ((ulong)(uint)frame * Page.Size));
        }

        FindTables();
        _frames[ProgramLayout.SharedInfoFrame] = SharedInfoFrame();
        MapGrantTable();
        ResetState();
        Observe(Observed.All, isLogged: false);
    }

    // The frame is mapped where programs work with it, and nowhere else: a second mapping would keep it from becoming a table.
    private void MapNew(int number, ulong address)
    {
        if (!PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame frame))
        {
            Fail("No page is left"u8);
            return;
        }

        _pseudoPhysical[number] = frame.Value;
        _frames[number] = KernelMemory.MachineFrameOf(frame).Value;
        HypercallResult result = AddressSpace.Kernel.Map(new VirtualAddress(address), frame, ReadWrite);
        result = result.IsError ? result : KernelMemory.UnmapPage(KernelMemory.AddressOf(frame));
        if (result.IsError)
        {
            Fail("A page cannot be mapped"u8);
        }
    }

    private void FindTables()
    {
        PseudoPhysicalFrame table = AddressSpace.Kernel.Root;
        SetTable(ProgramLayout.Root, table);
        for (int level = 3; level > 0; level--)
        {
            int index = level == 3 ? WindowSlot : 0;
            PageTableEntry entry = KernelMemory.AddressOf(table).As<PageTableEntry>()[index].Read();
            if (!KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out table))
            {
                Fail("The window's tables are not the domain's own"u8);
            }

            SetTable(ProgramLayout.FirstTable + level - 1, table);
        }
    }

    private void SetTable(int number, PseudoPhysicalFrame table)
    {
        _pseudoPhysical[number] = table.Value;
        _frames[number] = KernelMemory.MachineFrameOf(table).Value;
    }

    private static ulong SharedInfoFrame() =>
        AddressSpace.Kernel.TryGetEntry(new VirtualAddress(Gate.ImageAddress(KernelImagePlace.SharedInfo)), out PageTableEntry entry) ? entry.Frame.Value : 0;

    private void MapGrantTable()
    {
        GuestPointer<MachineFrame> list = new(Arguments);
        GrantSetupTable setup = new() { Domain = DomainId.Self, FrameCount = 1, FrameList = list };
        HypercallResult result = GrantTableOp.SetupTable(new Span<GrantSetupTable>(ref setup));
        if (result.IsSuccess && setup.Status == GrantStatus.Okay)
        {
            _frames[ProgramLayout.GrantFrame] = list.Read().Value;
            result = AddressSpace.Kernel.Set(new VirtualAddress(GrantPage), new PageTableEntry(list.Read(), ReadWrite));
        }

        if (result.IsError || setup.Status != GrantStatus.Okay)
        {
            Fail("The grant table cannot be mapped"u8);
        }
    }

    private ulong AddressOfTable(int number) =>
        number is >= ProgramLayout.FirstTable and <= ProgramLayout.Root ? KernelMemory.AddressOf(new PseudoPhysicalFrame(_pseudoPhysical[number])).Value : Window;

    // A frame that the hypervisor told the program gets the next number, even if it once had another: on another machine it
    // would be another frame.
    private ulong Adopt(ulong frame)
    {
        ulong known = NumberOf(frame);
        int number = ProgramLayout.FirstAdopted + _adopted;
        if (number == ProgramLayout.FrameCount)
        {
            return ProgramLayout.UnknownFrame;
        }

        if (known != ProgramLayout.UnknownFrame)
        {
            _frames[(int)known] = Nowhere;
            TakeOut(frame);
        }

        _adopted++;
        _frames[number] = frame;
        return (ulong)(uint)number;
    }

    // The newest first: what was given away before may be given back under another number.
    private ulong NumberOf(ulong frame)
    {
        for (int number = ProgramLayout.FrameCount - 1; number >= 0; number--)
        {
            if (_frames[number] == frame && frame != 0)
            {
                return (ulong)(uint)number;
            }
        }

        return ProgramLayout.UnknownFrame;
    }

    // What may lie in a table, as it would read in any machine.
    private ulong Canonical(ulong entry)
    {
        ulong frame = (entry & FrameBits) >> Page.Shift;
        if (frame == 0)
        {
            return entry;
        }

        ulong number = NumberOf(frame);

        // No program writes an entry of a frame that it was told: where one reads so, it is of a frame that was given away, and
        // on this machine came back.
        bool isForeign = number >= ProgramLayout.FirstAdopted;
        number = isForeign ? ProgramLayout.UnknownFrame : number;

        // What is not present may be any number; with the flags that programs' entries have it was one. In an event array it may
        // be what the hypervisor left of an entry: a part of its frame's number, where an event's word has unused bits.
        return isForeign && (entry & 1) == 0 && (entry & 0x24) != 0x24 ? entry & ~UnusedEventBits : (entry & ~FrameBits) | ((isForeign ? number : NumberMark + number) << Page.Shift);
    }
}
