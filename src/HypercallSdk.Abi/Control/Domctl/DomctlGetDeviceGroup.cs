namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IDomctl.GetDeviceGroup"/> (<c>struct xen_domctl_get_device_group</c>).</summary>
[XenName("struct xen_domctl_get_device_group")]
public struct DomctlGetDeviceGroup
{
    /// <summary>In: segment, bus, device and function (<c>machine_sbdf</c>).</summary>
    [XenName("machine_sbdf")]
    public uint PciDevice;

    /// <summary>In: how many there is room for (<c>max_sdevs</c>).</summary>
    [XenName("max_sdevs")]
    public uint MaximumDevices;

    /// <summary>Out: how many there are (<c>num_sdevs</c>).</summary>
    [XenName("num_sdevs")]
    public uint DeviceCount;

    /// <summary>In: where they go (<c>sdev_array</c>).</summary>
    [XenName("sdev_array")]
    public GuestPointer<uint> Devices;
}
