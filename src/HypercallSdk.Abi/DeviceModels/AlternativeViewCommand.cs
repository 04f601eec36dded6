namespace HypercallSdk.Abi;

/// <summary>What <see cref="IHvmOp.AlternativeViews"/> does (<c>HVMOP_altp2m_*</c>).</summary>
public enum AlternativeViewCommand : uint
{
    /// <summary>Whether a domain has several views (<c>HVMOP_altp2m_get_domain_state</c>).</summary>
    [XenName("HVMOP_altp2m_get_domain_state")]
    GetDomainState = 1,

    /// <summary>Says whether (<c>HVMOP_altp2m_set_domain_state</c>).</summary>
    [XenName("HVMOP_altp2m_set_domain_state")]
    SetDomainState = 2,

    /// <summary>Has a vCPU told of faults in a view (<c>HVMOP_altp2m_vcpu_enable_notify</c>).</summary>
    [XenName("HVMOP_altp2m_vcpu_enable_notify")]
    EnableNotify = 3,

    /// <summary>Makes a view (<c>HVMOP_altp2m_create_p2m</c>).</summary>
    [XenName("HVMOP_altp2m_create_p2m")]
    Create = 4,

    /// <summary>Ends it (<c>HVMOP_altp2m_destroy_p2m</c>).</summary>
    [XenName("HVMOP_altp2m_destroy_p2m")]
    Destroy = 5,

    /// <summary>Has the domain use it (<c>HVMOP_altp2m_switch_p2m</c>).</summary>
    [XenName("HVMOP_altp2m_switch_p2m")]
    Switch = 6,

    /// <summary>Sets a page's rights in it (<c>HVMOP_altp2m_set_mem_access</c>).</summary>
    [XenName("HVMOP_altp2m_set_mem_access")]
    SetAccess = 7,

    /// <summary>Puts another page in a page's place (<c>HVMOP_altp2m_change_gfn</c>).</summary>
    [XenName("HVMOP_altp2m_change_gfn")]
    ChangeFrame = 8,

    /// <summary>Sets the rights of many pages (<c>HVMOP_altp2m_set_mem_access_multi</c>).</summary>
    [XenName("HVMOP_altp2m_set_mem_access_multi")]
    SetAccessOfMany = 9,

    /// <summary>Whether a page's faults are told to the domain (<c>HVMOP_altp2m_set_suppress_ve</c>).</summary>
    [XenName("HVMOP_altp2m_set_suppress_ve")]
    SetSuppression = 10,

    /// <summary>Reads that (<c>HVMOP_altp2m_get_suppress_ve</c>).</summary>
    [XenName("HVMOP_altp2m_get_suppress_ve")]
    GetSuppression = 11,

    /// <summary>Reads a page's rights (<c>HVMOP_altp2m_get_mem_access</c>).</summary>
    [XenName("HVMOP_altp2m_get_mem_access")]
    GetAccess = 12,

    /// <summary>Ends <see cref="EnableNotify"/> (<c>HVMOP_altp2m_vcpu_disable_notify</c>).</summary>
    [XenName("HVMOP_altp2m_vcpu_disable_notify")]
    DisableNotify = 13,

    /// <summary>Which view a vCPU uses (<c>HVMOP_altp2m_get_p2m_idx</c>).</summary>
    [XenName("HVMOP_altp2m_get_p2m_idx")]
    GetIndex = 14,

    /// <summary><see cref="SetSuppression"/> for many pages (<c>HVMOP_altp2m_set_suppress_ve_multi</c>).</summary>
    [XenName("HVMOP_altp2m_set_suppress_ve_multi")]
    SetSuppressionOfMany = 15,

    /// <summary>Whether the domain may switch to a view itself (<c>HVMOP_altp2m_set_visibility</c>).</summary>
    [XenName("HVMOP_altp2m_set_visibility")]
    SetVisibility = 16,
}
