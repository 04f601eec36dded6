using System;

namespace HypercallSdk.Abi;

/// <summary>Flags of <see cref="EventChannelBindPhysicalIrq"/>.</summary>
[Flags]
public enum BindPhysicalIrqFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The interrupt line may be shared with another domain (<c>BIND_PIRQ__WILL_SHARE</c>).</summary>
    [XenName("BIND_PIRQ__WILL_SHARE")]
    WillShare = 1,
}
