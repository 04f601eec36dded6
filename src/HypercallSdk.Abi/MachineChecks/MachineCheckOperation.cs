using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What an <c>mca</c> call is about (<c>struct xen_mc</c>).</summary>
[XenName("struct xen_mc")]
[StructLayout(LayoutKind.Explicit, Size = 152)]
public struct MachineCheckOperation
{
    /// <summary>The command; the stub writes it (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public uint Command;

    /// <summary>
    /// The version of the interface that the caller was built with; the stub writes it (<c>interface_version</c>).
    /// </summary>
    [FieldOffset(4)]
    [XenName("interface_version")]
    public uint InterfaceVersion;

    /// <summary>For <see cref="IMachineCheckOp.Fetch"/> (<c>u.mc_fetch</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.mc_fetch")]
    public MachineCheckFetch Fetch;

    /// <summary>For <see cref="IMachineCheckOp.NotifyDomain"/> (<c>u.mc_notifydomain</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.mc_notifydomain")]
    public MachineCheckNotifyDomain NotifyDomain;

    /// <summary>For <see cref="IMachineCheckOp.PhysicalCpuInfo"/> (<c>u.mc_physcpuinfo</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.mc_physcpuinfo")]
    public MachineCheckCpuInfo PhysicalCpuInfo;

    /// <summary>For <see cref="IMachineCheckOp.InjectMsrs"/> (<c>u.mc_msrinject</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.mc_msrinject")]
    public MachineCheckMsrInjection InjectMsrs;

    /// <summary>
    /// For <see cref="IMachineCheckOp.Inject"/>: the physical CPU (<c>u.mc_mceinject.mceinj_cpunr</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.mc_mceinject.mceinj_cpunr")]
    public uint InjectOn;

    /// <summary>For <see cref="IMachineCheckOp.InjectV2"/> (<c>u.mc_inject_v2</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.mc_inject_v2")]
    public MachineCheckInjectionV2 InjectV2;
}
