namespace HypercallSdk.Abi;

/// <summary>A domain's number (<c>domid_t</c>): 16 bits; the values from 0x7ff0 on are reserved.</summary>
/// <param name="value">The number.</param>
public readonly struct DomainId(ushort value)
{
    /// <summary>The number.</summary>
    public ushort Value { get; } = value;

    /// <summary>The caller itself (<c>DOMID_SELF</c>).</summary>
    public static DomainId Self => new(0x7ff0);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
