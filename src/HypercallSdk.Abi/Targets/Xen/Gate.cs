using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;

namespace HypercallSdk.Abi;

/// <summary>
/// How guest code reaches the machine. One implementation for each target, with the same members: this one calls the
/// hypercall page, and its memory accesses are the processor's own.
/// </summary>
public static unsafe class Gate
{
    /// <summary>Makes hypercall <paramref name="number"/> without arguments.</summary>
    public static long Invoke(ulong number) => Hypercall(0, 0, 0, 0, 0, number);

    /// <summary>Makes hypercall <paramref name="number"/> with one argument.</summary>
    public static long Invoke(ulong number, ulong rdi) => Hypercall(rdi, 0, 0, 0, 0, number);

    /// <summary>Makes hypercall <paramref name="number"/> with two arguments.</summary>
    public static long Invoke(ulong number, ulong rdi, ulong rsi) => Hypercall(rdi, rsi, 0, 0, 0, number);

    /// <summary>Makes hypercall <paramref name="number"/> with three arguments.</summary>
    public static long Invoke(ulong number, ulong rdi, ulong rsi, ulong rdx) => Hypercall(rdi, rsi, rdx, 0, 0, number);

    /// <summary>Makes hypercall <paramref name="number"/> with four arguments.</summary>
    public static long Invoke(ulong number, ulong rdi, ulong rsi, ulong rdx, ulong r10) => Hypercall(rdi, rsi, rdx, r10, 0, number);

    /// <summary>Makes hypercall <paramref name="number"/> with five arguments.</summary>
    public static long Invoke(ulong number, ulong rdi, ulong rsi, ulong rdx, ulong r10, ulong r8) => Hypercall(rdi, rsi, rdx, r10, r8, number);

    /// <summary>Copies <paramref name="length"/> bytes of guest memory out; 1, 2, 4 and 8 bytes are one access.</summary>
    public static void ReadMemory(ulong address, void* destination, nuint length) => Copy((byte*)destination, (byte*)address, length);

    /// <summary>Copies <paramref name="length"/> bytes into guest memory; 1, 2, 4 and 8 bytes are one access.</summary>
    public static void WriteMemory(ulong address, void* source, nuint length) => Copy((byte*)address, (byte*)source, length);

    // SAFETY: (every memory access of this file) the addresses are the guest's own, and the processor checks each
    // against the page tables; a fault enters the kernel's page-fault handler.

    /// <summary>Atomic compare and exchange of 8 aligned bytes of guest memory; returns what was there.</summary>
    public static ulong CompareExchange64(ulong address, ulong value, ulong comparand) =>
        Interlocked.CompareExchange(ref *(ulong*)address, value, comparand);

    /// <summary>Atomic compare and exchange of 4 aligned bytes of guest memory; returns what was there.</summary>
    public static uint CompareExchange32(ulong address, uint value, uint comparand) =>
        Interlocked.CompareExchange(ref *(uint*)address, value, comparand);

    /// <summary>
    /// Calls the machine code at <paramref name="address"/>, which must be a lone <c>ret</c> (byte 0xc3): an instruction is
    /// fetched there and nothing else happens. Where the tables do not allow that, the page-fault handler is entered with the
    /// fetch bit in the error code and the address as the place to go on; it mends the mapping and returns.
    /// </summary>
    public static void Execute(ulong address) => ExecuteAt(address);

    /// <summary>Raises a trap by the instruction that causes it: 3 by <c>int3</c>, any other by <c>ud2</c>.</summary>
    public static void RaiseTrap(byte vector)
    {
        if (vector == 3)
        {
            ExecuteBreakpoint();
        }
        else
        {
            ExecuteUndefined();
        }
    }

    /// <summary>Virtual address of a place in the kernel image.</summary>
    public static ulong ImageAddress(KernelImagePlace place) => place == KernelImagePlace.SharedInfo ? SharedInfoWindow() : ScratchPage();

    /// <summary>Virtual address of entry point <paramref name="index"/> (<see cref="KernelEntry"/>).</summary>
    public static ulong EntryAddress(int index) => EntryTable()[index];

    /// <summary>The guest library's state: zero at boot, its layout the guest library's own.</summary>
    public static void* LibraryState => LibraryStateStart();

    /// <summary>How many bytes the image has for the guest library's state.</summary>
    internal static ulong LibraryStateCapacity => (ulong)((byte*)LibraryStateEnd() - (byte*)LibraryStateStart());

    /// <summary>The pages for the lists of the frames that hold start_info's list of frames.</summary>
    internal static VirtualAddress FrameLists => new(FrameListsStart());

    /// <summary>Behind the last of them.</summary>
    internal static VirtualAddress FrameListsLimit => new(FrameListsEnd());

    /// <summary>The page below the boot stack, to be unmapped.</summary>
    internal static VirtualAddress BootStackGuard => new(BootStackGuardPage());

    /// <summary>The page below the stack for entries from user mode, to be unmapped.</summary>
    internal static VirtualAddress TrapStackGuard => new(TrapStackGuardPage());

    /// <summary>The library's state of the vCPU that booted: zero at boot.</summary>
    internal static void* BootVcpuState => BootVcpuStateStart();

    /// <summary>How many bytes the image has for that.</summary>
    internal static ulong BootVcpuStateCapacity => (ulong)((byte*)BootVcpuStateEnd() - (byte*)BootVcpuStateStart());

    /// <summary>The number of the running vCPU.</summary>
    public static int VcpuId => RunningVcpu();

    /// <summary>The time-stamp counter.</summary>
    public static ulong ReadTimestamp() => ExecuteReadTimestamp();

    /// <summary>Whether other vCPUs may do something while a handler runs: they always may.</summary>
    public static bool IsInterleaved => true;

    /// <summary>Charges computing time to the vCPU in virtual time; nothing here, where time passes anyway.</summary>
    public static void Spend(ulong nanoseconds)
    {
    }

    /// <summary>Orders memory accesses before it with those after it (<c>mfence</c>).</summary>
    public static void MemoryBarrier() => Interlocked.MemoryBarrier();

    /// <summary>The domain is about to end: tells a test machine the verdict.</summary>
    public static void Ending(ShutdownReason reason) => DebugExit.Tell(reason);

    // The assembly part (src/HypercallSdk.CoreLib/xen): arguments arrive where the hypercall page wants them, but for the
    // fourth, which it moves from RCX to R10, and the number, which it takes from R9 to choose the page's entry.
    [RuntimeImport("*", "hypercallsdk_hypercall")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long Hypercall(ulong rdi, ulong rsi, ulong rdx, ulong r10, ulong r8, ulong number);

    [RuntimeImport("*", "hypercallsdk_breakpoint")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void ExecuteBreakpoint();

    [RuntimeImport("*", "hypercallsdk_undefined")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void ExecuteUndefined();

    [RuntimeImport("*", "hypercallsdk_execute")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void ExecuteAt(ulong address);

    [RuntimeImport("*", "hypercallsdk_timestamp")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong ExecuteReadTimestamp();

    [RuntimeImport("*", "hypercallsdk_shared_info_window")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong SharedInfoWindow();

    [RuntimeImport("*", "hypercallsdk_scratch_page")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong ScratchPage();

    [RuntimeImport("*", "hypercallsdk_boot_stack_guard")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong BootStackGuardPage();

    [RuntimeImport("*", "hypercallsdk_trap_stack_guard")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong TrapStackGuardPage();

    [RuntimeImport("*", "hypercallsdk_entry_table")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong* EntryTable();

    [RuntimeImport("*", "hypercallsdk_frame_lists")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong FrameListsStart();

    [RuntimeImport("*", "hypercallsdk_frame_lists_end")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong FrameListsEnd();

    [RuntimeImport("*", "hypercallsdk_library_state")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void* LibraryStateStart();

    [RuntimeImport("*", "hypercallsdk_library_state_end")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void* LibraryStateEnd();

    [RuntimeImport("*", "hypercallsdk_boot_vcpu_state")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void* BootVcpuStateStart();

    [RuntimeImport("*", "hypercallsdk_boot_vcpu_state_end")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void* BootVcpuStateEnd();

    [RuntimeImport("*", "hypercallsdk_vcpu_id")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int RunningVcpu();

    // One access for the sizes that other ends write at any time; a fault in any of them enters the page-fault handler,
    // which returns to the same instruction.
    private static void Copy(byte* to, byte* from, nuint length)
    {
        switch (length)
        {
            case 1:
                Volatile.Write(ref *to, Volatile.Read(ref *from));
                break;
            case 2:
                Volatile.Write(ref *(ushort*)to, Volatile.Read(ref *(ushort*)from));
                break;
            case 4:
                Volatile.Write(ref *(uint*)to, Volatile.Read(ref *(uint*)from));
                break;
            case 8:
                Volatile.Write(ref *(ulong*)to, Volatile.Read(ref *(ulong*)from));
                break;
            default:
                for (nuint offset = 0; offset < length; offset++)
                {
                    to[offset] = from[offset];
                }

                break;
        }
    }
}
