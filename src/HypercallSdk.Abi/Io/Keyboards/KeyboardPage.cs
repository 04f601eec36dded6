namespace HypercallSdk.Abi;

/// <summary>
/// The page that a keyboard's two ends share: its two rings of events lie behind these fields (<c>struct
/// xenkbd_page</c>).
/// </summary>
[XenName("struct xenkbd_page")]
public struct KeyboardPage
{
    /// <summary>Where the events to the front end lie (<c>XENKBD_IN_RING_OFFS</c>).</summary>
    [XenName("XENKBD_IN_RING_OFFS")]
    public const int InputOffset = 1024;

    /// <summary>Bytes of their ring (<c>XENKBD_IN_RING_SIZE</c>).</summary>
    [XenName("XENKBD_IN_RING_SIZE")]
    public const int InputSize = 2048;

    /// <summary>How many events it has (<c>XENKBD_IN_RING_LEN</c>).</summary>
    [XenName("XENKBD_IN_RING_LEN")]
    public const int InputCount = 51;

    /// <summary>Where the events from the front end lie (<c>XENKBD_OUT_RING_OFFS</c>).</summary>
    [XenName("XENKBD_OUT_RING_OFFS")]
    public const int OutputOffset = 3072;

    /// <summary>Bytes of their ring (<c>XENKBD_OUT_RING_SIZE</c>).</summary>
    [XenName("XENKBD_OUT_RING_SIZE")]
    public const int OutputSize = 1024;

    /// <summary>How many events it has (<c>XENKBD_OUT_RING_LEN</c>).</summary>
    [XenName("XENKBD_OUT_RING_LEN")]
    public const int OutputCount = 25;

    /// <summary>What the front end has taken (<c>in_cons</c>).</summary>
    [XenName("in_cons")]
    public uint InputConsumer;

    /// <summary>What the back end has put (<c>in_prod</c>).</summary>
    [XenName("in_prod")]
    public uint InputProducer;

    /// <summary>What the back end has taken (<c>out_cons</c>).</summary>
    [XenName("out_cons")]
    public uint OutputConsumer;

    /// <summary>What the front end has put (<c>out_prod</c>).</summary>
    [XenName("out_prod")]
    public uint OutputProducer;
}
