using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.MonitorOp"/> (<c>struct xen_domctl_monitor_op</c>).</summary>
[XenName("struct xen_domctl_monitor_op")]
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct DomctlMonitorOp
{
    /// <summary>What to do (<c>op</c>).</summary>
    [FieldOffset(0)]
    [XenName("op")]
    public MonitorCommand Command;

    /// <summary>
    /// Which event; out of <see cref="MonitorCommand.GetCapabilities"/>: a bit for each (<c>event</c>).
    /// </summary>
    [FieldOffset(4)]
    [XenName("event")]
    public MonitorEvent Event;

    /// <summary>
    /// Which register, for <see cref="MonitorEvent.WriteControlRegister"/> (<c>u.mov_to_cr.index</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.mov_to_cr.index")]
    public byte ControlRegister;

    /// <summary>1 to stop the vCPU until there is an answer (<c>u.mov_to_cr.sync</c>).</summary>
    [FieldOffset(9)]
    [XenName("u.mov_to_cr.sync")]
    public byte ControlRegisterStops;

    /// <summary>1 for writes that change it alone (<c>u.mov_to_cr.onchangeonly</c>).</summary>
    [FieldOffset(10)]
    [XenName("u.mov_to_cr.onchangeonly")]
    public byte ControlRegisterChanges;

    /// <summary>Padding (<c>u.mov_to_cr.pad1</c>).</summary>
    [FieldOffset(11)]
    [XenName("u.mov_to_cr.pad1")]
    public byte Padding;

    /// <summary>Padding (<c>u.mov_to_cr.pad2</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.mov_to_cr.pad2")]
    public uint MorePadding;

    /// <summary>Bits whose change does not count (<c>u.mov_to_cr.bitmask</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.mov_to_cr.bitmask")]
    public ulong ControlRegisterMask;

    /// <summary>Which register, for <see cref="MonitorEvent.WriteMsr"/> (<c>u.mov_to_msr.msr</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.mov_to_msr.msr")]
    public uint Msr;

    /// <summary>1 for writes that change it alone (<c>u.mov_to_msr.onchangeonly</c>).</summary>
    [FieldOffset(12)]
    [XenName("u.mov_to_msr.onchangeonly")]
    public byte MsrChanges;

    /// <summary>
    /// 1 to stop the vCPU until there is an answer, for <see cref="MonitorEvent.GuestRequest"/>
    /// (<c>u.guest_request.sync</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.guest_request.sync")]
    public byte GuestRequestStops;

    /// <summary>1 when user mode may ask as well (<c>u.guest_request.allow_userspace</c>).</summary>
    [FieldOffset(9)]
    [XenName("u.guest_request.allow_userspace")]
    public byte AllowUserMode;

    /// <summary>
    /// 1 to stop the vCPU until there is an answer, for <see cref="MonitorEvent.DebugException"/>
    /// (<c>u.debug_exception.sync</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.debug_exception.sync")]
    public byte DebugExceptionStops;

    /// <summary>1 to leave the exit undone, for <see cref="MonitorEvent.Exit"/> (<c>u.vmexit.sync</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.vmexit.sync")]
    public byte ExitStops;
}
