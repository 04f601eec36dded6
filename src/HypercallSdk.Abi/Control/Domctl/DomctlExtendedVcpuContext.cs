using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.SetExtendedVcpuContext"/> and <see cref="IDomctl.GetExtendedVcpuContext"/>
/// (<c>struct xen_domctl_ext_vcpucontext</c>).
/// </summary>
[XenName("struct xen_domctl_ext_vcpucontext")]
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct DomctlExtendedVcpuContext
{
    /// <summary>In: the vCPU (<c>vcpu</c>).</summary>
    [FieldOffset(0)]
    [XenName("vcpu")]
    public VcpuId Vcpu;

    /// <summary>The size of what follows and is meant (<c>size</c>).</summary>
    [FieldOffset(4)]
    [XenName("size")]
    public uint Size;

    /// <summary>Where SYSCALL from 32-bit mode enters the kernel (<c>syscall32_callback_eip</c>).</summary>
    [FieldOffset(8)]
    [XenName("syscall32_callback_eip")]
    public VirtualAddress Syscall32Callback;

    /// <summary>Where SYSENTER enters it (<c>sysenter_callback_eip</c>).</summary>
    [FieldOffset(16)]
    [XenName("sysenter_callback_eip")]
    public VirtualAddress SysenterCallback;

    /// <summary>The code selector of the former (<c>syscall32_callback_cs</c>).</summary>
    [FieldOffset(24)]
    [XenName("syscall32_callback_cs")]
    public ushort Syscall32Selector;

    /// <summary>That of the latter (<c>sysenter_callback_cs</c>).</summary>
    [FieldOffset(26)]
    [XenName("sysenter_callback_cs")]
    public ushort SysenterSelector;

    /// <summary>1 to enter the former with upcalls masked (<c>syscall32_disables_events</c>).</summary>
    [FieldOffset(28)]
    [XenName("syscall32_disables_events")]
    public byte Syscall32DisablesEvents;

    /// <summary>1 to enter the latter with upcalls masked (<c>sysenter_disables_events</c>).</summary>
    [FieldOffset(29)]
    [XenName("sysenter_disables_events")]
    public byte SysenterDisablesEvents;

    /// <summary>The first word of <see cref="MachineCheck"/> (<c>mcg_cap</c>).</summary>
    [FieldOffset(32)]
    [XenName("mcg_cap")]
    public ulong MachineCheckCapabilities;

    /// <summary>What the vCPU sees of machine checks (<c>vmce</c>).</summary>
    [FieldOffset(32)]
    [XenName("vmce")]
    public MachineCheckState MachineCheck;
}
