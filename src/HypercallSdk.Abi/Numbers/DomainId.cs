using System;
using System.Diagnostics;

namespace HypercallSdk.Abi;

/// <summary>A domain's number (<c>domid_t</c>): 16 bits; the values from 0x7ff0 on are reserved.</summary>
/// <param name="value">The number.</param>
[XenName("domid_t")]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct DomainId(ushort value) : IEquatable<DomainId>
{
    /// <summary>The number.</summary>
    public ushort Value { get; } = value;

    /// <summary>The first number that no ordinary domain can have (<c>DOMID_FIRST_RESERVED</c>).</summary>
    [XenName("DOMID_FIRST_RESERVED")]
    public static DomainId FirstReserved => new(0x7ff0);

    /// <summary>The caller itself (<c>DOMID_SELF</c>).</summary>
    [XenName("DOMID_SELF")]
    public static DomainId Self => new(0x7ff0);

    /// <summary>Stands for device memory in page-table updates (<c>DOMID_IO</c>).</summary>
    [XenName("DOMID_IO")]
    public static DomainId InputOutput => new(0x7ff1);

    /// <summary>Stands for the parts of Xen's own memory that a privileged domain may map (<c>DOMID_XEN</c>).</summary>
    [XenName("DOMID_XEN")]
    public static DomainId Xen => new(0x7ff2);

    /// <summary>Owner of shareable pages (<c>DOMID_COW</c>).</summary>
    [XenName("DOMID_COW")]
    public static DomainId CopyOnWrite => new(0x7ff3);

    /// <summary>Owner of pages whose owner is unknown (<c>DOMID_INVALID</c>).</summary>
    [XenName("DOMID_INVALID")]
    public static DomainId Invalid => new(0x7ff4);

    /// <summary>Xen's idle domain (<c>DOMID_IDLE</c>).</summary>
    [XenName("DOMID_IDLE")]
    public static DomainId Idle => new(0x7fff);

    /// <summary>Domain 0: the initial control domain.</summary>
    [NotInXen("the first domain's number is a convention, not a constant of the headers")]
    public static DomainId Zero => default;

    /// <summary>Whether the number is reserved: <see cref="Self"/> and the others that no ordinary domain has.</summary>
    public bool IsReserved => Value >= 0x7ff0;

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(DomainId left, DomainId right) => left.Value == right.Value;

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(DomainId left, DomainId right) => left.Value != right.Value;

    /// <inheritdoc/>
    public bool Equals(DomainId other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value;

#if !HYPERCALLSDK_XEN
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DomainId other && Equals(other);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
#endif
}
