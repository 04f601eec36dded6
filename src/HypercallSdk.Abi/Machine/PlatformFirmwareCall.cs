using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="IPlatformOp.FirmwareCall"/> (<c>xenpf_efi_runtime_call_t</c>).</summary>
[XenName("xenpf_efi_runtime_call_t")]
[StructLayout(LayoutKind.Explicit, Size = 56)]
public struct PlatformFirmwareCall
{
    /// <summary>Which call (<c>function</c>).</summary>
    [FieldOffset(0)]
    [XenName("function")]
    public FirmwareCall Call;

    /// <summary>Flags; out of <see cref="FirmwareCall.GetNextCount"/>: the number (<c>misc</c>).</summary>
    [FieldOffset(4)]
    [XenName("misc")]
    public FirmwareCallFlags Flags;

    /// <summary>Out: what the firmware answered (<c>status</c>).</summary>
    [FieldOffset(8)]
    [XenName("status")]
    public ulong Status;

    /// <summary>
    /// A time (<c>u.get_time.time</c>, <c>u.set_time</c>, <c>u.get_wakeup_time</c>, <c>u.set_wakeup_time</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.get_time.time")]
    [XenName("u.set_time")]
    [XenName("u.get_wakeup_time")]
    [XenName("u.set_wakeup_time")]
    public FirmwareTime Time;

    /// <summary>Out: how fine the clock is (<c>u.get_time.resolution</c>).</summary>
    [FieldOffset(32)]
    [XenName("u.get_time.resolution")]
    public uint Resolution;

    /// <summary>Out: how right it is (<c>u.get_time.accuracy</c>).</summary>
    [FieldOffset(36)]
    [XenName("u.get_time.accuracy")]
    public uint Accuracy;

    /// <summary>In: the variable's name (<c>u.get_variable.name</c>, <c>u.set_variable.name</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.get_variable.name")]
    [XenName("u.set_variable.name")]
    public GuestPointer<ushort> VariableName;

    /// <summary>The size of its value (<c>u.get_variable.size</c>, <c>u.set_variable.size</c>).</summary>
    [FieldOffset(24)]
    [XenName("u.get_variable.size")]
    [XenName("u.set_variable.size")]
    public ulong VariableSize;

    /// <summary>Where its value is or goes (<c>u.get_variable.data</c>, <c>u.set_variable.data</c>).</summary>
    [FieldOffset(32)]
    [XenName("u.get_variable.data")]
    [XenName("u.set_variable.data")]
    public GuestPointer<byte> VariableData;

    /// <summary>In: its vendor (<c>u.get_variable.vendor_guid</c>, <c>u.set_variable.vendor_guid</c>).</summary>
    [FieldOffset(40)]
    [XenName("u.get_variable.vendor_guid")]
    [XenName("u.set_variable.vendor_guid")]
    public FirmwareGuid VariableVendor;

    /// <summary>The size of a name (<c>u.get_next_variable_name.size</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.get_next_variable_name.size")]
    public ulong NextNameSize;

    /// <summary>A name, replaced by the next one (<c>u.get_next_variable_name.name</c>).</summary>
    [FieldOffset(24)]
    [XenName("u.get_next_variable_name.name")]
    public GuestPointer<ushort> NextName;

    /// <summary>Its vendor, likewise (<c>u.get_next_variable_name.vendor_guid</c>).</summary>
    [FieldOffset(32)]
    [XenName("u.get_next_variable_name.vendor_guid")]
    public FirmwareGuid NextVendor;

    /// <summary>In: for which variables (<c>u.query_variable_info.attr</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.query_variable_info.attr")]
    public uint RoomAttributes;

    /// <summary>Out: how much room there is (<c>u.query_variable_info.max_store_size</c>).</summary>
    [FieldOffset(24)]
    [XenName("u.query_variable_info.max_store_size")]
    public ulong RoomMaximum;

    /// <summary>Out: how much is left (<c>u.query_variable_info.remain_store_size</c>).</summary>
    [FieldOffset(32)]
    [XenName("u.query_variable_info.remain_store_size")]
    public ulong RoomLeft;

    /// <summary>Out: the largest variable (<c>u.query_variable_info.max_size</c>).</summary>
    [FieldOffset(40)]
    [XenName("u.query_variable_info.max_size")]
    public ulong RoomForOne;

    /// <summary>
    /// In: the updates' headers (<c>u.query_capsule_capabilities.capsule_header_array</c>,
    /// <c>u.update_capsule.capsule_header_array</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.query_capsule_capabilities.capsule_header_array")]
    [XenName("u.update_capsule.capsule_header_array")]
    public GuestPointer<byte> CapsuleHeaders;

    /// <summary>
    /// In: how many (<c>u.query_capsule_capabilities.capsule_count</c>, <c>u.update_capsule.capsule_count</c>).
    /// </summary>
    [FieldOffset(24)]
    [XenName("u.query_capsule_capabilities.capsule_count")]
    [XenName("u.update_capsule.capsule_count")]
    public ulong CapsuleCount;

    /// <summary>Out: the largest that is taken (<c>u.query_capsule_capabilities.max_capsule_size</c>).</summary>
    [FieldOffset(32)]
    [XenName("u.query_capsule_capabilities.max_capsule_size")]
    public ulong CapsuleMaximum;

    /// <summary>Out: the reset that they need (<c>u.query_capsule_capabilities.reset_type</c>).</summary>
    [FieldOffset(40)]
    [XenName("u.query_capsule_capabilities.reset_type")]
    public uint CapsuleReset;

    /// <summary>In: the machine address of the list of their parts (<c>u.update_capsule.sg_list</c>).</summary>
    [FieldOffset(32)]
    [XenName("u.update_capsule.sg_list")]
    public ulong CapsuleList;
}
