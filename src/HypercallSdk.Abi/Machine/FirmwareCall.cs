namespace HypercallSdk.Abi;

/// <summary>A call of the firmware's (<c>XEN_EFI_*</c>).</summary>
public enum FirmwareCall : uint
{
    /// <summary>Reads the clock (<c>XEN_EFI_get_time</c>).</summary>
    [XenName("XEN_EFI_get_time")]
    GetTime = 1,

    /// <summary>Sets it (<c>XEN_EFI_set_time</c>).</summary>
    [XenName("XEN_EFI_set_time")]
    SetTime = 2,

    /// <summary>Reads when the machine is to wake (<c>XEN_EFI_get_wakeup_time</c>).</summary>
    [XenName("XEN_EFI_get_wakeup_time")]
    GetWakeupTime = 3,

    /// <summary>Sets it (<c>XEN_EFI_set_wakeup_time</c>).</summary>
    [XenName("XEN_EFI_set_wakeup_time")]
    SetWakeupTime = 4,

    /// <summary>
    /// The upper half of a number that never comes again (<c>XEN_EFI_get_next_high_monotonic_count</c>).
    /// </summary>
    [XenName("XEN_EFI_get_next_high_monotonic_count")]
    GetNextCount = 5,

    /// <summary>Reads a variable (<c>XEN_EFI_get_variable</c>).</summary>
    [XenName("XEN_EFI_get_variable")]
    GetVariable = 6,

    /// <summary>Sets it (<c>XEN_EFI_set_variable</c>).</summary>
    [XenName("XEN_EFI_set_variable")]
    SetVariable = 7,

    /// <summary>The variable after another (<c>XEN_EFI_get_next_variable_name</c>).</summary>
    [XenName("XEN_EFI_get_next_variable_name")]
    GetNextVariableName = 8,

    /// <summary>How much room there is for variables (<c>XEN_EFI_query_variable_info</c>).</summary>
    [XenName("XEN_EFI_query_variable_info")]
    QueryVariableInfo = 9,

    /// <summary>
    /// Whether an update of the firmware would be taken (<c>XEN_EFI_query_capsule_capabilities</c>).
    /// </summary>
    [XenName("XEN_EFI_query_capsule_capabilities")]
    QueryCapsuleCapabilities = 10,

    /// <summary>Updates the firmware (<c>XEN_EFI_update_capsule</c>).</summary>
    [XenName("XEN_EFI_update_capsule")]
    UpdateCapsule = 11,
}
