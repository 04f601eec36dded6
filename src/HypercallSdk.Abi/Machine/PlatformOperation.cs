using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What a <c>platform_op</c> is about (<c>struct xen_platform_op</c>).</summary>
[XenName("struct xen_platform_op")]
[StructLayout(LayoutKind.Explicit, Size = 136)]
public struct PlatformOperation
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

    /// <summary>For <see cref="IPlatformOp.SetTime32"/> (<c>u.settime32</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.settime32")]
    public PlatformSetTime32 SetTime32;

    /// <summary>For <see cref="IPlatformOp.SetTime64"/> (<c>u.settime64</c>, <c>u.settime</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.settime64")]
    [XenName("u.settime")]
    public PlatformSetTime64 SetTime64;

    /// <summary>For <see cref="IPlatformOp.AddMemoryType"/> (<c>u.add_memtype</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.add_memtype")]
    public PlatformAddMemoryType AddMemoryType;

    /// <summary>For <see cref="IPlatformOp.DeleteMemoryType"/> (<c>u.del_memtype</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.del_memtype")]
    public PlatformDeleteMemoryType DeleteMemoryType;

    /// <summary>For <see cref="IPlatformOp.ReadMemoryType"/> (<c>u.read_memtype</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.read_memtype")]
    public PlatformReadMemoryType ReadMemoryType;

    /// <summary>For <see cref="IPlatformOp.MicrocodeUpdate"/> (<c>u.microcode</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.microcode")]
    public PlatformMicrocodeUpdate Microcode;

    /// <summary>For <see cref="IPlatformOp.PlatformQuirk"/> (<c>u.platform_quirk.quirk_id</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.platform_quirk.quirk_id")]
    public PlatformQuirk Quirk;

    /// <summary>For <see cref="IPlatformOp.FirmwareCall"/> (<c>u.efi_runtime_call</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.efi_runtime_call")]
    public PlatformFirmwareCall FirmwareCall;

    /// <summary>For <see cref="IPlatformOp.FirmwareInfo"/> (<c>u.firmware_info</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.firmware_info")]
    public PlatformFirmwareInfo FirmwareInfo;

    /// <summary>For <see cref="IPlatformOp.EnterSleep"/> (<c>u.enter_acpi_sleep</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.enter_acpi_sleep")]
    public PlatformEnterSleep EnterSleep;

    /// <summary>For <see cref="IPlatformOp.ChangeFrequency"/> (<c>u.change_freq</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.change_freq")]
    public PlatformChangeFrequency ChangeFrequency;

    /// <summary>For <see cref="IPlatformOp.GetIdleTime"/> (<c>u.getidletime</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.getidletime")]
    public PlatformGetIdleTime GetIdleTime;

    /// <summary>For <see cref="IPlatformOp.SetProcessorPower"/> (<c>u.set_pminfo</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.set_pminfo")]
    public PlatformProcessorPower ProcessorPower;

    /// <summary>For <see cref="IPlatformOp.GetCpuInfo"/> (<c>u.pcpu_info</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pcpu_info")]
    public PlatformCpuInfo CpuInfo;

    /// <summary>For <see cref="IPlatformOp.GetCpuVersion"/> (<c>u.pcpu_version</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pcpu_version")]
    public PlatformCpuVersion CpuVersion;

    /// <summary>
    /// For <see cref="IPlatformOp.CpuOnline"/> and <see cref="IPlatformOp.CpuOffline"/> (<c>u.cpu_ol</c>).
    /// </summary>
    [FieldOffset(8)]
    [XenName("u.cpu_ol")]
    public PlatformCpu Cpu;

    /// <summary>For <see cref="IPlatformOp.CpuHotAdd"/> (<c>u.cpu_add</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.cpu_add")]
    public PlatformCpuHotAdd CpuHotAdd;

    /// <summary>For <see cref="IPlatformOp.MemoryHotAdd"/> (<c>u.mem_add</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.mem_add")]
    public PlatformMemoryHotAdd MemoryHotAdd;

    /// <summary>For <see cref="IPlatformOp.CoreParking"/> (<c>u.core_parking</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.core_parking")]
    public PlatformCoreParking CoreParking;

    /// <summary>For <see cref="IPlatformOp.ResourceOp"/> (<c>u.resource_op</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.resource_op")]
    public PlatformResourceOp ResourceOp;

    /// <summary>For <see cref="IPlatformOp.GetSymbol"/> (<c>u.symdata</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.symdata")]
    public PlatformSymbol Symbol;

    /// <summary>All of the arguments' bytes (<c>u.pad</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.pad")]
    public Bytes128 Arguments;
}
