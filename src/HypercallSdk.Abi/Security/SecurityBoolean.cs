namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="ISecurityOp.GetBoolean"/> and <see cref="ISecurityOp.SetBoolean"/>
/// (<c>xen_flask_boolean_t</c>).
/// </summary>
[XenName("xen_flask_boolean_t")]
public struct SecurityBoolean
{
    /// <summary>In: which, or -1 to look for the name (<c>bool_id</c>).</summary>
    [XenName("bool_id")]
    public uint Id;

    /// <summary>Out: what it is (<c>enforcing</c>).</summary>
    [XenName("enforcing")]
    public byte Enforcing;

    /// <summary>Out: what it will be (<c>pending</c>).</summary>
    [XenName("pending")]
    public byte Pending;

    /// <summary>In: what it is to be (<c>new_value</c>).</summary>
    [XenName("new_value")]
    public byte NewValue;

    /// <summary>In: 1 to have it so at once (<c>commit</c>).</summary>
    [XenName("commit")]
    public byte Commit;

    /// <summary>Bytes of the name; out: how many there are (<c>size</c>).</summary>
    [XenName("size")]
    public uint Size;

    /// <summary>The name (<c>name</c>).</summary>
    [XenName("name")]
    public GuestPointer<byte> Name;
}
