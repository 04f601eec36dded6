namespace HypercallSdk.Abi;

/// <summary>
/// What <see cref="IDomctl.MemoryMapping"/> and <see cref="IDomctl.IoPortMapping"/> do (<c>DPCI_*</c>).
/// </summary>
public enum DomctlMappingChange : uint
{
    /// <summary>Ends a mapping (<c>DPCI_REMOVE_MAPPING</c>).</summary>
    [XenName("DPCI_REMOVE_MAPPING")]
    Remove = 0,

    /// <summary>Makes one (<c>DPCI_ADD_MAPPING</c>).</summary>
    [XenName("DPCI_ADD_MAPPING")]
    Add = 1,
}
