// Builds a domain's memory as it stands when its kernel is entered. What the kernel, the guest library and the
// hypervisor reach by host address (the image) lies in one run of neighbouring frames, on which the hypervisor holds a
// reference; all other frames are handed out backwards, so that nothing works by chance where neighbouring
// pseudo-physical frames happen to be neighbours in the machine.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Machine;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Fills a new domain's memory.</summary>
internal sealed unsafe class DomainBuilder
{
    private const int EntriesPerTable = 512;
    private const PageTableFlags TableFlags = PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.User | PageTableFlags.Accessed | PageTableFlags.Dirty;

    private readonly MachineMemory _memory;
    private readonly DomainLayout _layout;
    private readonly MachineFrame[] _frames;
    private readonly ulong _pages;

    /// <summary>Takes the domain's frames, of which the machine must have enough.</summary>
    /// <exception cref="InvalidOperationException">It has no run that is long enough for the kernel's image.</exception>
    public DomainBuilder(MachineMemory memory, DomainLayout layout, DomainMemory owner, ulong pages)
    {
        _memory = memory;
        _layout = layout;
        _pages = pages;
        _frames = new MachineFrame[_pages];
        if (!memory.Frames.TryAllocate(owner, layout.ImagePages, out FrameExtent image))
            throw new InvalidOperationException($"The machine has no {layout.ImagePages} neighbouring frames left for the kernel's image. Raise HostOptions.MachineMemoryMegabytes.");

        for (ulong i = 0; i < layout.ImagePages; i++)
            _frames[i] = new MachineFrame(image.Start + i);

        ulong left = _pages;
        while (left > layout.ImagePages && memory.Frames.TryAllocateSome(owner, left - layout.ImagePages, out FrameExtent extent))
        {
            for (ulong frame = extent.Start; frame < extent.End; frame++)
                _frames[--left] = new MachineFrame(frame);
        }
    }

    /// <summary>The root table's frame.</summary>
    public MachineFrame Root => FrameOf(_layout.PageTables);

    /// <summary>The machine frame of a pseudo-physical one.</summary>
    public MachineFrame FrameOf(ulong pseudoPhysical) => _frames[pseudoPhysical];

    /// <summary>Where things stand in the image.</summary>
    public DomainImage BuildImage()
    {
        for (ulong i = 0; i < _layout.ImagePages; i++)
            Hold(FrameOf(i));

        // The console's back end writes its ring by host address too.
        if (_layout.Console != 0)
            Hold(FrameOf(_layout.Console));

        return new DomainImage
        {
            ScratchAddress = DomainLayout.AddressOf(_layout.Scratch),
            SharedInfoWindow = DomainLayout.AddressOf(_layout.SharedInfoWindow),
            StartInfoAddress = DomainLayout.AddressOf(_layout.StartInfo),
            ArgumentsAddress = DomainLayout.AddressOf(_layout.Arguments),
            ArgumentsBase = HostAddress(_layout.Arguments),
            StacksAddress = DomainLayout.AddressOf(_layout.KernelStacks),
            KernelState = HostAddress(_layout.KernelState),
            LibraryState = HostAddress(_layout.LibraryState),
        };
    }

    /// <summary>Writes the boot module.</summary>
    public void WriteModule(ReadOnlySpan<byte> module)
    {
        for (ulong place = _layout.Module; module.Length != 0; place++)
        {
            ReadOnlySpan<byte> piece = module[..int.Min(module.Length, (int)Page.Size)];

            // SAFETY: the layout has as many frames for the module as it needs.
            piece.CopyTo(new Span<byte>(HostAddress(place), (int)Page.Size));
            module = module[piece.Length..];
        }
    }

    /// <summary>Writes the list of frames, and the way back from machine to pseudo-physical.</summary>
    public void WriteFrameList()
    {
        for (ulong i = 0; i < _pages; i++)
        {
            MachineFrame frame = FrameOf(i);
            _memory.SetPseudoPhysical(frame, i);
            ulong place = _layout.FrameList + (i / EntriesPerTable);
            ((ulong*)HostAddress(place))[i % EntriesPerTable] = frame.Value;
        }
    }

    /// <summary>Writes the bootstrap page tables: L4, L3, L2 and the L1s, themselves mapped read-only.</summary>
    public void WritePageTables()
    {
        ulong l4 = _layout.PageTables;
        Link(l4, Index(DomainImage.VirtualBase, 4), l4 + 1);
        Link(l4 + 1, Index(DomainImage.VirtualBase, 3), l4 + 2);
        for (ulong table = 0; table < _layout.L1Tables; table++)
        {
            ulong l1 = l4 + 3 + table;
            Link(l4 + 2, Index(DomainImage.VirtualBase, 2) + (int)table, l1);
            for (ulong i = 0; i < EntriesPerTable; i++)
            {
                ulong frame = (table * EntriesPerTable) + i;
                if (frame >= _pages)
                    break;

                bool isTable = frame >= l4 && frame < l4 + _layout.PageTableCount;
                PageTableFlags flags = isTable ? TableFlags & ~PageTableFlags.Writable : TableFlags;
                Table(l1)[i] = new PageTableEntry(FrameOf(frame), flags).Value;
            }
        }
    }

    /// <summary>Grants domain 0 the pages of console and store, as a toolstack does.</summary>
    public void SeedGrants(GrantTable grants)
    {
        grants.Seed(new GrantReference(ReservedGrants.Console), DomainId.Zero, FrameOf(_layout.Console));
        grants.Seed(new GrantReference(ReservedGrants.XenStore), DomainId.Zero, FrameOf(_layout.Store));
    }

    /// <summary>Fills start_info.</summary>
    public ref StartInfo WriteStartInfo(MachineFrame sharedInfo, bool isInitialDomain, int moduleBytes, Port storePort, Port consolePort)
    {
        // SAFETY: start_info has a zeroed page of its own.
        ref StartInfo info = ref *(StartInfo*)HostAddress(_layout.StartInfo);
        "xen-3.0-x86_64"u8.CopyTo(MemoryMarshal.AsBytes(new Span<Bytes32>(ref info.Magic)));
        info.PageCount = _pages;
        info.SharedInfo = sharedInfo.Address;
        info.PageTableBase = new VirtualAddress(DomainLayout.AddressOf(_layout.PageTables));
        info.PageTableFrameCount = _layout.PageTableCount;
        info.ModuleStart = moduleBytes == 0 ? 0 : DomainLayout.AddressOf(_layout.Module);
        info.ModuleLength = (ulong)moduleBytes;
        info.FrameList = new GuestPointer<MachineFrame>(DomainLayout.AddressOf(_layout.FrameList));
        if (isInitialDomain)
        {
            info.Flags = StartInfoFlags.InitialDomain | StartInfoFlags.Privileged;
        }
        else
        {
            info.StoreFrame = FrameOf(_layout.Store);
            info.StorePort = storePort;
            info.Console.Frame = FrameOf(_layout.Console);
            info.Console.Port = consolePort;
        }

        return ref info;
    }

    /// <summary>Writes the command line, ended by a zero.</summary>
    public static void WriteCommandLine(ref StartInfo info, string commandLine)
    {
        CheckCommandLine(commandLine);
        Span<byte> place = MemoryMarshal.AsBytes(new Span<Bytes1024>(ref info.CommandLine));
        place.Clear();
        Encoding.UTF8.GetBytes(commandLine, place);
    }

    /// <summary>Throws where a command line is too long.</summary>
    public static void CheckCommandLine(string commandLine)
    {
        int length = Encoding.UTF8.GetByteCount(commandLine);
        if (length >= StartInfo.CommandLineSize)
            throw new ArgumentException($"A command line has at most {StartInfo.CommandLineSize - 1} bytes of UTF-8; this one has {length}.", nameof(commandLine));
    }

    /// <summary>The console ring of a domain other than domain 0.</summary>
    public ConsoleRing* ConsoleRing => (ConsoleRing*)HostAddress(_layout.Console);

    private void Hold(MachineFrame frame)
    {
        ref FrameInfo info = ref _memory[frame];
        info.Flags |= FrameFlags.Held;
        info.ReferenceCount++;
        info.Type = FrameType.Writable;
        info.TypeCount++;

        // From here on it is written without a word.
        _memory.Changed(frame);
    }

    private static int Index(ulong address, int level) => (int)(address >> (3 + (9 * level))) & (EntriesPerTable - 1);

    private void Link(ulong table, int index, ulong lower) => Table(table)[index] = new PageTableEntry(FrameOf(lower), TableFlags).Value;

    private ulong* Table(ulong frame) => (ulong*)HostAddress(frame);

    private byte* HostAddress(ulong pseudoPhysical) => _memory.HostAddress(FrameOf(pseudoPhysical));
}
