namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.TraceBufferOp"/> (<c>struct xen_sysctl_tbuf_op</c>).</summary>
[XenName("struct xen_sysctl_tbuf_op")]
public struct SysctlTraceBufferOp
{
    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [XenName("cmd")]
    public TraceBufferCommand Command;

    /// <summary>In: physical CPUs (<c>cpu_mask</c>).</summary>
    [XenName("cpu_mask")]
    public ControlBitmap CpuMask;

    /// <summary>In or out: classes of events (<c>evt_mask</c>).</summary>
    [XenName("evt_mask")]
    public uint EventMask;

    /// <summary>Out: the frame in which the list of buffers lies (<c>buffer_mfn</c>).</summary>
    [XenName("buffer_mfn")]
    public MachineFrame Frame;

    /// <summary>In or out: pages of each buffer (<c>size</c>).</summary>
    [XenName("size")]
    public uint Size;
}
