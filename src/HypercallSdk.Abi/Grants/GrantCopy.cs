namespace HypercallSdk.Abi;

/// <summary>One copy to be made by <see cref="IGrantTableOp.Copy"/> (<c>gnttab_copy_t</c>).</summary>
[XenName("gnttab_copy_t")]
public struct GrantCopy
{
    /// <summary>In: from where (<c>source</c>).</summary>
    [XenName("source")]
    public GrantCopyPointer Source;

    /// <summary>In: to where (<c>dest</c>).</summary>
    [XenName("dest")]
    public GrantCopyPointer Destination;

    /// <summary>In: how many bytes; neither end may cross its page (<c>len</c>).</summary>
    [XenName("len")]
    public ushort Length;

    /// <summary>In: which ends are grants (<c>flags</c>).</summary>
    [XenName("flags")]
    public GrantCopyFlags Flags;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;
}
