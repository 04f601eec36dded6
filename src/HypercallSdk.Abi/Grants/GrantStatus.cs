namespace HypercallSdk.Abi;

/// <summary>What became of one element of a grant operation (<c>GNTST_*</c>).</summary>
public enum GrantStatus : short
{
    /// <summary>Done (<c>GNTST_okay</c>).</summary>
    [XenName("GNTST_okay")]
    Okay = 0,

    /// <summary>Refused, for want of a better word (<c>GNTST_general_error</c>).</summary>
    [XenName("GNTST_general_error")]
    GeneralError = -1,

    /// <summary>There is no such domain (<c>GNTST_bad_domain</c>).</summary>
    [XenName("GNTST_bad_domain")]
    BadDomain = -2,

    /// <summary>There is no such grant, or it grants something else (<c>GNTST_bad_gntref</c>).</summary>
    [XenName("GNTST_bad_gntref")]
    BadReference = -3,

    /// <summary>There is no such mapping (<c>GNTST_bad_handle</c>).</summary>
    [XenName("GNTST_bad_handle")]
    BadHandle = -4,

    /// <summary>The virtual address will not do (<c>GNTST_bad_virt_addr</c>).</summary>
    [XenName("GNTST_bad_virt_addr")]
    BadVirtualAddress = -5,

    /// <summary>The device address is not the mapping's (<c>GNTST_bad_dev_addr</c>).</summary>
    [XenName("GNTST_bad_dev_addr")]
    BadDeviceAddress = -6,

    /// <summary>The IOMMU has no room (<c>GNTST_no_device_space</c>).</summary>
    [XenName("GNTST_no_device_space")]
    NoDeviceSpace = -7,

    /// <summary>The caller has no right to it (<c>GNTST_permission_denied</c>).</summary>
    [XenName("GNTST_permission_denied")]
    PermissionDenied = -8,

    /// <summary>The frame will not do (<c>GNTST_bad_page</c>).</summary>
    [XenName("GNTST_bad_page")]
    BadPage = -9,

    /// <summary>The copy crosses a page, or the part of it that is granted (<c>GNTST_bad_copy_arg</c>).</summary>
    [XenName("GNTST_bad_copy_arg")]
    BadCopyArgument = -10,

    /// <summary>The frame's address is too large for the receiver (<c>GNTST_address_too_big</c>).</summary>
    [XenName("GNTST_address_too_big")]
    AddressTooBig = -11,

    /// <summary>Not done; try again (<c>GNTST_eagain</c>).</summary>
    [XenName("GNTST_eagain")]
    TryAgain = -12,

    /// <summary>No room for another mapping (<c>GNTST_no_space</c>).</summary>
    [XenName("GNTST_no_space")]
    NoSpace = -13,
}
