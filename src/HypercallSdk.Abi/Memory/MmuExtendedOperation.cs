using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>One entry of a <see cref="IMmuExtOp"/> batch (<c>struct mmuext_op</c>).</summary>
[XenName("struct mmuext_op")]
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct MmuExtendedOperation
{
    /// <summary>What to do (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public MmuExtendedCommand Command;

    /// <summary>For pins, roots, clear and copy: the frame (<c>arg1.mfn</c>).</summary>
    [FieldOffset(8)]
    [XenName("arg1.mfn")]
    public MachineFrame Frame;

    /// <summary>For one-address flushes and the LDT: the address (<c>arg1.linear_addr</c>).</summary>
    [FieldOffset(8)]
    [XenName("arg1.linear_addr")]
    public VirtualAddress LinearAddress;

    /// <summary>For the LDT: how many descriptors (<c>arg2.nr_ents</c>).</summary>
    [FieldOffset(16)]
    [XenName("arg2.nr_ents")]
    public uint EntryCount;

    /// <summary>For flushes on several vCPUs: their bitmap (<c>arg2.vcpumask</c>).</summary>
    [FieldOffset(16)]
    [XenName("arg2.vcpumask")]
    public GuestPointer<ulong> VcpuMask;

    /// <summary>For copy: the frame to copy from (<c>arg2.src_mfn</c>).</summary>
    [FieldOffset(16)]
    [XenName("arg2.src_mfn")]
    public MachineFrame SourceFrame;
}
