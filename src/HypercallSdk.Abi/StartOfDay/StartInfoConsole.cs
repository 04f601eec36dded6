using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// Where a domain's console is, in <see cref="StartInfo"/>: the ring of an ordinary domain, or domain 0's description of
/// the screen.
/// </summary>
[XenName("start_info_t::console")]
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct StartInfoConsole
{
    /// <summary>Not domain 0: the machine frame of the console ring (<c>domU.mfn</c>).</summary>
    [FieldOffset(0)]
    [XenName("domU.mfn")]
    public MachineFrame Frame;

    /// <summary>Not domain 0: the port of the console (<c>domU.evtchn</c>).</summary>
    [FieldOffset(8)]
    [XenName("domU.evtchn")]
    public Port Port;

    /// <summary>Domain 0: where <c>dom0_vga_console_info_t</c> is, from the start of start_info (<c>dom0.info_off</c>).</summary>
    [FieldOffset(0)]
    [XenName("dom0.info_off")]
    public uint InformationOffset;

    /// <summary>Domain 0: its size in bytes, 0 without a screen (<c>dom0.info_size</c>).</summary>
    [FieldOffset(4)]
    [XenName("dom0.info_size")]
    public uint InformationSize;
}
