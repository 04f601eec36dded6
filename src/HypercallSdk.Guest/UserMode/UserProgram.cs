// Loading a static ELF file. Each PT_LOAD segment's pages are taken from PageAllocator, cleared, filled from the file, and
// mapped with the segment's rights; two segments that share a page share their rights there. Nothing of the file is believed:
// sizes are bounded by the user's half, the count of headers by ElfHeader.MaximumSegments, and each header is read once.
//
// A file that needs an interpreter (ld.so) is not for this. A position-independent one is put at PositionIndependentBase; its
// own start-up code relocates it.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>A program that was loaded into an address space.</summary>
/// <remarks>
/// The pages that it was given are the caller's: they are in the space's tables, from where <see cref="AddressSpace.TryGetNext"/>
/// tells them, or <see cref="AddressSpace.FreePages"/> gives them back.
/// </remarks>
public struct UserProgram
{
    /// <summary>Where a position-independent program is put.</summary>
    public const ulong PositionIndependentBase = 0x5555_5555_4000;

    /// <summary>Behind the last address that a program may have: the last page of the lower half is nobody's.</summary>
    public const ulong AddressLimit = AddressSpace.UserEnd - Page.Size;

    private const int CopySize = 1024;

    /// <summary>Where it starts.</summary>
    public VirtualAddress Entry { get; set; }

    /// <summary>Where its program headers lie in its memory; 0 where no segment has them.</summary>
    public VirtualAddress Headers { get; set; }

    /// <summary>How many there are.</summary>
    public int HeaderCount { get; set; }

    /// <summary>What was added to the file's addresses.</summary>
    public ulong Base { get; set; }

    /// <summary>Behind its last segment, rounded up to a page: where its heap may begin.</summary>
    public VirtualAddress End { get; set; }

    /// <summary>Loads a static ELF file for x86-64, at its addresses or position-independent.</summary>
    /// <param name="space">Where to; it is empty where the file's segments go.</param>
    /// <param name="source">The file.</param>
    /// <param name="program">What was loaded.</param>
    /// <returns>
    /// <see cref="XenErrno.BadExecutable"/>: it is no such file, it is damaged, or it needs an interpreter.
    /// <see cref="XenErrno.OutOfMemory"/>: there are no pages left. Otherwise what mapping a page answers. On failure pages that
    /// were mapped before stay in the space.
    /// </returns>
    public static HypercallResult TryLoad<TSource>(in AddressSpace space, ref TSource source, out UserProgram program)
        where TSource : struct, IProgramSource
    {
        program = default;
        if (!TryRead(ref source, 0, out ElfHeader header) || !header.IsProgram)
        {
            return XenErrno.BadExecutable;
        }

        UserProgram loaded = new()
        {
            Base = header.Base,
            HeaderCount = header.ProgramHeaderCount,
        };
        bool hasSegment = false;
        for (int index = 0; index < header.ProgramHeaderCount; index++)
        {
            ulong place = header.ProgramHeaders + ((ulong)(uint)index * (ulong)Unsafe.SizeOf<ElfSegment>());
            if (place < header.ProgramHeaders || !TryRead(ref source, place, out ElfSegment segment) || segment.IsInterpreter)
            {
                return XenErrno.BadExecutable;
            }

            if (!segment.IsLoaded)
            {
                continue;
            }

            HypercallResult result = loaded.LoadSegment(in space, ref source, in segment);
            if (result.IsError)
            {
                return result;
            }

            hasSegment = true;
            loaded.FindHeaders(in header, in segment);
        }

        loaded.Entry = new VirtualAddress(loaded.Base + header.Entry);
        if (!hasSegment || loaded.Entry.Value >= AddressLimit)
        {
            return XenErrno.BadExecutable;
        }

        program = loaded;
        return HypercallResult.Success;
    }

    private static bool TryRead<TSource, T>(ref TSource source, ulong offset, out T value)
        where TSource : struct, IProgramSource
        where T : unmanaged
    {
        value = default;
        return source.Read(offset, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1))) == Unsafe.SizeOf<T>();
    }

    private HypercallResult LoadSegment<TSource>(in AddressSpace space, ref TSource source, in ElfSegment segment)
        where TSource : struct, IProgramSource
    {
        ulong start = Base + segment.Address;
        if (segment.Address >= AddressLimit || segment.MemorySize > AddressLimit - segment.Address || start + segment.MemorySize > AddressLimit || segment.FileSize > segment.MemorySize)
        {
            return XenErrno.BadExecutable;
        }

        PageTableFlags flags = PageTableFlags.Present | PageTableFlags.User
            | (segment.IsWritable ? PageTableFlags.Writable : 0)
            | (segment.IsExecutable ? 0 : PageTableFlags.NoExecute);
        ulong end = start + segment.MemorySize;
        for (ulong page = new VirtualAddress(start).PageStart.Value; page < end; page += Page.Size)
        {
            HypercallResult result = MapPage(in space, new VirtualAddress(page), flags);
            if (result.IsError)
            {
                return result;
            }
        }

        ulong pagesEnd = (end + Page.Size - 1) & ~(ulong)(Page.Size - 1);
        End = pagesEnd > End.Value ? new VirtualAddress(pagesEnd) : End;
        return Fill(in space, ref source, in segment, new VirtualAddress(start));
    }

    private static HypercallResult MapPage(in AddressSpace space, VirtualAddress page, PageTableFlags flags)
    {
        if (space.TryGetEntry(page, out PageTableEntry there))
        {
            // Another segment's page too: what either may do.
            PageTableFlags executable = there.Flags & flags & PageTableFlags.NoExecute;
            return space.Protect(page, ((there.Flags | flags) & ~PageTableFlags.NoExecute) | executable);
        }

        if (!PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame frame))
        {
            return XenErrno.OutOfMemory;
        }

        HypercallResult result = space.Map(page, frame, flags);
        if (result.IsError)
        {
            PageAllocator.Free(frame);
        }

        return result;
    }

    private static HypercallResult Fill<TSource>(in AddressSpace space, ref TSource source, in ElfSegment segment, VirtualAddress start)
        where TSource : struct, IProgramSource
    {
        Span<byte> buffer = stackalloc byte[CopySize];
        for (ulong done = 0; done < segment.FileSize;)
        {
            int part = (int)Math.Min(segment.FileSize - done, CopySize);
            Span<byte> bytes = buffer.Slice(0, part);
            if (source.Read(segment.Offset + done, bytes) != part || UserMemory.Populate(in space, start + done, bytes) != part)
            {
                return XenErrno.BadExecutable;
            }

            done += (ulong)part;
        }

        return HypercallResult.Success;
    }

    private void FindHeaders(in ElfHeader header, in ElfSegment segment)
    {
        ulong into = header.ProgramHeaders - segment.Offset;
        ulong size = (ulong)header.ProgramHeaderCount * (ulong)Unsafe.SizeOf<ElfSegment>();
        if (header.ProgramHeaders >= segment.Offset && segment.FileSize >= size && into <= segment.FileSize - size)
        {
            Headers = new VirtualAddress(Base + segment.Address + into);
        }
    }
}
