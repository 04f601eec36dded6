namespace HypercallSdk.Abi;

/// <summary>One frame to be given away by <see cref="IGrantTableOp.Transfer"/> (<c>gnttab_transfer_t</c>).</summary>
[XenName("gnttab_transfer_t")]
public struct GrantTransfer
{
    /// <summary>In: the frame (<c>mfn</c>).</summary>
    [XenName("mfn")]
    public MachineFrame Frame;

    /// <summary>In: who gets it (<c>domid</c>).</summary>
    [XenName("domid")]
    public DomainId Domain;

    /// <summary>In: the receiver's grant that says it accepts one (<c>ref</c>).</summary>
    [XenName("ref")]
    public GrantReference Reference;

    /// <summary>Out: what became of it (<c>status</c>).</summary>
    [XenName("status")]
    public GrantStatus Status;
}
