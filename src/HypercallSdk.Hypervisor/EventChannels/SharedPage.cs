// A domain's shared_info page as the hypervisor uses it. The guest reads and writes the same words with atomic
// instructions, so each bit is changed atomically here too, in the order that Xen keeps:
// pending bit, then (unless masked) the vCPU's selector word, then its upcall-pending byte.
using System.Runtime.CompilerServices;
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>The pending and mask bits of a domain's ports.</summary>
internal sealed unsafe class SharedPage(SharedInfo* page, MachineFrame frame)
{
    /// <summary>The page.</summary>
    public SharedInfo* Info { get; } = page;

    /// <summary>The page's machine frame.</summary>
    public MachineFrame Frame { get; } = frame;

    /// <summary>Whether <paramref name="port"/> is pending.</summary>
    public bool IsPending(Port port) => (Volatile.Read(ref PendingWord(port)) & Bit(port)) != 0;

    /// <summary>Whether <paramref name="port"/> is masked.</summary>
    public bool IsMasked(Port port) => (Volatile.Read(ref MaskWord(port)) & Bit(port)) != 0;

    /// <summary>Sets the pending bit; true when it was set before.</summary>
    public bool TestAndSetPending(Port port) => (Interlocked.Or(ref PendingWord(port), Bit(port)) & Bit(port)) != 0;

    /// <summary>Clears the pending bit.</summary>
    public void ClearPending(Port port) => Interlocked.And(ref PendingWord(port), ~Bit(port));

    /// <summary>Clears the mask bit; true when it was set before.</summary>
    public bool TestAndClearMask(Port port) => (Interlocked.And(ref MaskWord(port), ~Bit(port)) & Bit(port)) != 0;

    /// <summary>Sets the bit of <paramref name="port"/>'s word in a vCPU's selector; true when it was set before.</summary>
    public static bool TestAndSetSelector(VcpuInfo* vcpu, Port port)
    {
        ulong bit = 1UL << (int)(port.Value / 64);
        return (Interlocked.Or(ref vcpu->PendingSelector, bit) & bit) != 0;
    }

    private static ulong Bit(Port port) => 1UL << (int)(port.Value & 63);

    // SAFETY: (both) the arrays have 64 words, and ports are below 4096.
    private ref ulong PendingWord(Port port) => ref Unsafe.Add(ref Unsafe.As<Words64, ulong>(ref Info->EventPending), (nint)(port.Value / 64));

    private ref ulong MaskWord(Port port) => ref Unsafe.Add(ref Unsafe.As<Words64, ulong>(ref Info->EventMask), (nint)(port.Value / 64));
}
