// SAFETY: each page is allocated once and freed with the memory.
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Memory;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Tests.Machine;

/// <summary>Paging as a table of pages with their rights: the smallest owner of a processor.</summary>
internal sealed unsafe class FlatMemory : IProcessorMemory, IDisposable
{
    private readonly Dictionary<ulong, FlatPage> _pages = [];
    private readonly Dictionary<ulong, nint> _frames = [];
    private ulong _nextFrame = 1;

    /// <summary>Frames that were said to hold code.</summary>
    public HashSet<ulong> CodeFrames { get; } = [];

    /// <summary>How often a translation was asked for.</summary>
    public long Walks { get; private set; }

    /// <summary>Maps fresh zeroed pages; already mapped ones get new rights and keep their content.</summary>
    public void Map(ulong address, ulong size, PageRights rights)
    {
        for (ulong page = address & ~0xfffUL; page < address + size; page += 4096)
        {
            ulong frame = _pages.TryGetValue(page, out FlatPage old) ? old.Frame : AllocateFrame();
            _pages[page] = new FlatPage(frame, rights);
        }
    }

    /// <summary>Maps one page to the frame that another has.</summary>
    public void MapAlias(ulong page, ulong target, PageRights rights) => _pages[page] = new FlatPage(_pages[target].Frame, rights);

    /// <summary>Unmaps pages.</summary>
    public void Unmap(ulong address, ulong size)
    {
        for (ulong page = address & ~0xfffUL; page < address + size; page += 4096)
        {
            _ = _pages.Remove(page);
        }
    }

    /// <summary>Whether a page is mapped.</summary>
    public bool IsMapped(ulong address) => _pages.ContainsKey(address & ~0xfffUL);

    /// <summary>The frame under an address.</summary>
    public ulong FrameOf(ulong address) => _pages[address & ~0xfffUL].Frame;

    /// <summary>The rest of the page at an address, whatever its rights.</summary>
    public Span<byte> Page(ulong address)
    {
        int offset = (int)(address & 0xfff);
        return new Span<byte>((byte*)_frames[FrameOf(address)] + offset, 4096 - offset);
    }

    /// <summary>Copies in, whatever the pages' rights.</summary>
    public void Write(ulong address, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            Span<byte> page = Page(address);
            int size = Math.Min(page.Length, bytes.Length);
            bytes[..size].CopyTo(page);
            bytes = bytes[size..];
            address += (ulong)size;
        }
    }

    /// <summary>Copies out, whatever the pages' rights.</summary>
    public byte[] Read(ulong address, int count)
    {
        byte[] bytes = new byte[count];
        for (int done = 0; done < count;)
        {
            Span<byte> page = Page(address + (ulong)done);
            int size = Math.Min(page.Length, count - done);
            page[..size].CopyTo(bytes.AsSpan(done));
            done += size;
        }

        return bytes;
    }

    /// <inheritdoc/>
    public bool TryTranslate(ulong page, MemoryAccess access, ProcessorMode mode, out PageTranslation translation)
    {
        Walks++;
        translation = default;
        if (!_pages.TryGetValue(page, out FlatPage found))
        {
            return false;
        }

        PageRights needed = access switch { MemoryAccess.Write => PageRights.Write, MemoryAccess.Execute => PageRights.Execute, _ => PageRights.Read };
        translation.Host = (byte*)_frames[found.Frame];
        translation.Frame = found.Frame;
        translation.ErrorCode = 1;
        return (found.Rights & needed) != 0;
    }

    /// <inheritdoc/>
    public void CodeDecoded(ulong frame) => CodeFrames.Add(frame);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (nint frame in _frames.Values)
        {
            NativeMemory.AlignedFree((void*)frame);
        }

        _frames.Clear();
        _pages.Clear();
    }

    private ulong AllocateFrame()
    {
        byte* memory = (byte*)NativeMemory.AlignedAlloc(4096, 4096);
        new Span<byte>(memory, 4096).Clear();
        _frames.Add(_nextFrame, (nint)memory);
        return _nextFrame++;
    }
}
