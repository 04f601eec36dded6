namespace HypercallSdk.Abi;

/// <summary>What a <see cref="MmuUpdateRequest"/> does (<c>MMU_*</c>): the low two bits of its pointer.</summary>
public enum MmuUpdateCommand : uint
{
    /// <summary>Writes a page-table entry, checked (<c>MMU_NORMAL_PT_UPDATE</c>).</summary>
    [XenName("MMU_NORMAL_PT_UPDATE")]
    Normal = 0,

    /// <summary>Writes a frame's entry of the machine-to-physical table (<c>MMU_MACHPHYS_UPDATE</c>).</summary>
    [XenName("MMU_MACHPHYS_UPDATE")]
    MachineToPhysical = 1,

    /// <summary>
    /// As <see cref="Normal"/>, keeping the accessed and dirty bits that the old entry has
    /// (<c>MMU_PT_UPDATE_PRESERVE_AD</c>).
    /// </summary>
    [XenName("MMU_PT_UPDATE_PRESERVE_AD")]
    PreserveAccessedDirty = 2,

    /// <summary>
    /// As <see cref="Normal"/> for a PV guest, whose entries name machine frames in any case
    /// (<c>MMU_PT_UPDATE_NO_TRANSLATE</c>).
    /// </summary>
    [XenName("MMU_PT_UPDATE_NO_TRANSLATE")]
    NoTranslate = 3,
}
