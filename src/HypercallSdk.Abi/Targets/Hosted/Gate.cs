using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>
/// How guest code reaches the machine. One implementation for each target, with the same members: this one calls the
/// running vCPU's <see cref="HypercallGate"/>; the xen target's makes the instruction.
/// </summary>
[DebuggerNonUserCode]
public static unsafe class Gate
{
    /// <summary>Makes hypercall <paramref name="number"/> without arguments.</summary>
    public static long Invoke(ulong number)
    {
        HypercallGate gate = HypercallGate.Current;
        gate.Registers.Rax = number;
        return gate.Enter();
    }

    /// <summary>Makes hypercall <paramref name="number"/> with one argument.</summary>
    public static long Invoke(ulong number, ulong rdi)
    {
        HypercallGate gate = HypercallGate.Current;
        gate.Registers.Rax = number;
        gate.Registers.Rdi = rdi;
        return gate.Enter();
    }

    /// <summary>Makes hypercall <paramref name="number"/> with two arguments.</summary>
    public static long Invoke(ulong number, ulong rdi, ulong rsi)
    {
        HypercallGate gate = HypercallGate.Current;
        gate.Registers.Rax = number;
        gate.Registers.Rdi = rdi;
        gate.Registers.Rsi = rsi;
        return gate.Enter();
    }

    /// <summary>Makes hypercall <paramref name="number"/> with three arguments.</summary>
    public static long Invoke(ulong number, ulong rdi, ulong rsi, ulong rdx)
    {
        HypercallGate gate = HypercallGate.Current;
        gate.Registers.Rax = number;
        gate.Registers.Rdi = rdi;
        gate.Registers.Rsi = rsi;
        gate.Registers.Rdx = rdx;
        return gate.Enter();
    }

    /// <summary>Makes hypercall <paramref name="number"/> with four arguments.</summary>
    public static long Invoke(ulong number, ulong rdi, ulong rsi, ulong rdx, ulong r10)
    {
        HypercallGate gate = HypercallGate.Current;
        gate.Registers.Rax = number;
        gate.Registers.Rdi = rdi;
        gate.Registers.Rsi = rsi;
        gate.Registers.Rdx = rdx;
        gate.Registers.R10 = r10;
        return gate.Enter();
    }

    /// <summary>Makes hypercall <paramref name="number"/> with five arguments.</summary>
    public static long Invoke(ulong number, ulong rdi, ulong rsi, ulong rdx, ulong r10, ulong r8)
    {
        HypercallGate gate = HypercallGate.Current;
        gate.Registers.Rax = number;
        gate.Registers.Rdi = rdi;
        gate.Registers.Rsi = rsi;
        gate.Registers.Rdx = rdx;
        gate.Registers.R10 = r10;
        gate.Registers.R8 = r8;
        return gate.Enter();
    }

    /// <summary>Copies <paramref name="length"/> bytes of guest memory out.</summary>
    public static void ReadMemory(ulong address, void* destination, nuint length) => HypercallGate.Current.ReadMemory(address, destination, length);

    /// <summary>Copies <paramref name="length"/> bytes into guest memory.</summary>
    public static void WriteMemory(ulong address, void* source, nuint length) => HypercallGate.Current.WriteMemory(address, source, length);

    /// <summary>Atomic compare and exchange of 8 aligned bytes of guest memory; returns what was there.</summary>
    public static ulong CompareExchange64(ulong address, ulong value, ulong comparand) => HypercallGate.Current.CompareExchange(address, value, comparand, 8);

    /// <summary>Atomic compare and exchange of 4 aligned bytes of guest memory; returns what was there.</summary>
    public static uint CompareExchange32(ulong address, uint value, uint comparand) => (uint)HypercallGate.Current.CompareExchange(address, value, comparand, 4);

    /// <summary>
    /// Calls the machine code at <paramref name="address"/>, which must be a lone <c>ret</c> (byte 0xc3): an instruction is
    /// fetched there and nothing else happens. Where the tables do not allow that, the page-fault handler is entered with the
    /// fetch bit in the error code and the address as the place to go on; it mends the mapping and returns.
    /// </summary>
    public static void Execute(ulong address) => HypercallGate.Current.Execute(address);

    /// <summary>Raises a trap as the instruction that causes it would: 3 for <c>int3</c>, 6 for <c>ud2</c>.</summary>
    public static void RaiseTrap(byte vector) => HypercallGate.Current.RaiseTrap(vector);

    /// <summary>Guest virtual address of a place in the kernel image.</summary>
    public static ulong ImageAddress(KernelImagePlace place) => HypercallGate.Current.ImageAddress(place);

    /// <summary>Guest virtual address of entry point <paramref name="index"/> (<see cref="KernelEntry"/>).</summary>
    public static ulong EntryAddress(int index) => HypercallGate.Current.EntryAddress(index);

    /// <summary>The end of the stack that the image has for a vCPU's kernel.</summary>
    public static ulong StackTop(int vcpu) => HypercallGate.Current.StackTop(vcpu);

    /// <summary>The guest library's state: zero at boot, its layout the guest library's own.</summary>
    public static void* LibraryState => HypercallGate.Current.LibraryState;

    /// <summary>The number of the running vCPU.</summary>
    public static int VcpuId => HypercallGate.Current.VcpuId;

    /// <summary>The time-stamp counter.</summary>
    public static ulong ReadTimestamp() => HypercallGate.Current.ReadTimestamp();

    /// <summary>
    /// Whether other vCPUs may do something while a handler runs. Here handlers are atomic, unless a test explores what happens where they are
    /// not; on the xen target never.
    /// </summary>
    public static bool IsInterleaved => HypercallGate.Current.IsInterleaved;

    /// <summary>Charges computing time to the vCPU in virtual time; nothing on the xen target, where time passes anyway.</summary>
    public static void Spend(ulong nanoseconds) => HypercallGate.Current.Spend(nanoseconds);

    /// <summary>Orders memory accesses before it with those after it (<c>mfence</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MemoryBarrier() => System.Threading.Interlocked.MemoryBarrier();

    /// <summary>The domain is about to end: the xen target tells a test machine the verdict. Nothing to do here.</summary>
    public static void Ending(ShutdownReason reason)
    {
    }
}
