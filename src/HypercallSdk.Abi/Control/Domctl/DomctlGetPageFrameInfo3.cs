namespace HypercallSdk.Abi;

/// <summary>
/// Argument of <see cref="IDomctl.GetPageFrameInfo3"/> (<c>struct xen_domctl_getpageframeinfo3</c>).
/// </summary>
[XenName("struct xen_domctl_getpageframeinfo3")]
public struct DomctlGetPageFrameInfo3
{
    /// <summary>In: how many frames, at most 1,024 (<c>num</c>).</summary>
    [XenName("num")]
    public ulong Count;

    /// <summary>In: the frames; out: what each is, see <see cref="PageFrameInfo"/> (<c>array</c>).</summary>
    [XenName("array")]
    public GuestPointer<ulong> Frames;
}
