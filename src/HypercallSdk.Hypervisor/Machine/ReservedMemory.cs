// Zeroed memory of the host's that costs nothing until it is touched, however much it is. A machine has room for ten thousand
// domains, whose pages are mostly never used: an allocator asks the operating system to promise all of it, and is refused.
using System;
using System.Runtime.InteropServices;

namespace HypercallSdk.Hypervisor.Machine;

/// <summary>A range of the host's address space, zeroed, page by page committed when it is touched.</summary>
internal sealed unsafe partial class ReservedMemory : IDisposable
{
    private const int ProtectionReadWrite = 3;
    private const int MapPrivate = 2;
    private const int MapAnonymous = 0x20;
    private const int MapNoReserve = 0x4000;

    private readonly nuint _size;
    private byte* _start;

    /// <summary>Reserves <paramref name="size"/> bytes, a multiple of 4096.</summary>
    /// <exception cref="OutOfMemoryException">The operating system has not got so much address space, or memory.</exception>
    public ReservedMemory(nuint size)
    {
        _size = size;

        // SAFETY: freed once, in Release, the way it was had.
        _start = OperatingSystem.IsLinux() ? Map(size) : (byte*)NativeMemory.AllocZeroed(size + Alignment);
    }

    ~ReservedMemory() => Release();

    /// <summary>The first byte, at the start of a page.</summary>
    public byte* Start => (byte*)(((nuint)_start + Alignment - 1) & ~(Alignment - 1));

    private static nuint Alignment => (nuint)Abi.Page.Size;

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private static byte* Map(nuint size)
    {
        nint start = MemoryMap(0, size, ProtectionReadWrite, MapPrivate | MapAnonymous | MapNoReserve, -1, 0);
        return start != -1
            ? (byte*)start
            : throw new OutOfMemoryException($"The operating system refuses {size >> 20} MiB of address space for the machine's memory (errno {Marshal.GetLastSystemError()}): ask for less with HostOptions.MachineMemoryMegabytes.");
    }

    private void Release()
    {
        byte* start = _start;
        _start = null;
        if (start is null)
            return;

        if (OperatingSystem.IsLinux())
            _ = MemoryUnmap((nint)start, _size);
        else
            NativeMemory.Free(start);
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint MemoryMap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int MemoryUnmap(nint address, nuint length);
}
