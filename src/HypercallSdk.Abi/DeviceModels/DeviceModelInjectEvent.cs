namespace HypercallSdk.Abi;

/// <summary>For <see cref="DeviceModelCommand.InjectEvent"/> (<c>xen_dm_op_inject_event_t</c>).</summary>
[XenName("xen_dm_op_inject_event_t")]
public struct DeviceModelInjectEvent
{
    /// <summary>On which vCPU (<c>vcpuid</c>).</summary>
    [XenName("vcpuid")]
    public VcpuId Vcpu;

    /// <summary>The vector (<c>vector</c>).</summary>
    [XenName("vector")]
    public byte Vector;

    /// <summary>What (<c>type</c>).</summary>
    [XenName("type")]
    public InjectedEventType Type;

    /// <summary>The length of the instruction that raises it (<c>insn_len</c>).</summary>
    [XenName("insn_len")]
    public byte InstructionLength;

    /// <summary>0 (<c>pad0</c>).</summary>
    [XenName("pad0")]
    public byte Padding;

    /// <summary>The error code; all ones for none (<c>error_code</c>).</summary>
    [XenName("error_code")]
    public uint ErrorCode;

    /// <summary>0 (<c>pad1</c>).</summary>
    [XenName("pad1")]
    public uint MorePadding;

    /// <summary>The address of a page fault (<c>cr2</c>).</summary>
    [XenName("cr2")]
    public ulong Address;
}
