using System;

namespace HypercallSdk.Abi;

/// <summary>
/// The keys of a keyboard's two directories in the store, beside <see cref="XenBusKeys"/> (<c>XENKBD_FIELD_*</c>).
/// </summary>
public static class KeyboardKeys
{
    /// <summary>The device's name in the store (<c>XENKBD_DRIVER_NAME</c>).</summary>
    [XenName("XENKBD_DRIVER_NAME")]
    public static ReadOnlySpan<byte> Device => "vkbd"u8;

    /// <summary>Back end: there is no keyboard (<c>XENKBD_FIELD_FEAT_DSBL_KEYBRD</c>).</summary>
    [XenName("XENKBD_FIELD_FEAT_DSBL_KEYBRD")]
    public static ReadOnlySpan<byte> FeatureDisableKeyboard => "feature-disable-keyboard"u8;

    /// <summary>Back end: there is no pointer (<c>XENKBD_FIELD_FEAT_DSBL_POINTER</c>).</summary>
    [XenName("XENKBD_FIELD_FEAT_DSBL_POINTER")]
    public static ReadOnlySpan<byte> FeatureDisablePointer => "feature-disable-pointer"u8;

    /// <summary>
    /// Back end: <see cref="KeyboardEventType.Position"/> can be told (<c>XENKBD_FIELD_FEAT_ABS_POINTER</c>).
    /// </summary>
    [XenName("XENKBD_FIELD_FEAT_ABS_POINTER")]
    public static ReadOnlySpan<byte> FeatureAbsolutePointer => "feature-abs-pointer"u8;

    /// <summary>Back end: positions can be told as they are measured (<c>XENKBD_FIELD_FEAT_RAW_POINTER</c>).</summary>
    [XenName("XENKBD_FIELD_FEAT_RAW_POINTER")]
    public static ReadOnlySpan<byte> FeatureRawPointer => "feature-raw-pointer"u8;

    /// <summary>
    /// Back end: <see cref="KeyboardEventType.MultipleTouch"/> can be told (<c>XENKBD_FIELD_FEAT_MTOUCH</c>).
    /// </summary>
    [XenName("XENKBD_FIELD_FEAT_MTOUCH")]
    public static ReadOnlySpan<byte> FeatureMultipleTouch => "feature-multi-touch"u8;

    /// <summary>
    /// Front end: it wants <see cref="KeyboardEventType.Position"/> (<c>XENKBD_FIELD_REQ_ABS_POINTER</c>).
    /// </summary>
    [XenName("XENKBD_FIELD_REQ_ABS_POINTER")]
    public static ReadOnlySpan<byte> RequestAbsolutePointer => "request-abs-pointer"u8;

    /// <summary>Front end: it wants positions as they are measured (<c>XENKBD_FIELD_REQ_RAW_POINTER</c>).</summary>
    [XenName("XENKBD_FIELD_REQ_RAW_POINTER")]
    public static ReadOnlySpan<byte> RequestRawPointer => "request-raw-pointer"u8;

    /// <summary>
    /// Front end: it wants <see cref="KeyboardEventType.MultipleTouch"/> (<c>XENKBD_FIELD_REQ_MTOUCH</c>).
    /// </summary>
    [XenName("XENKBD_FIELD_REQ_MTOUCH")]
    public static ReadOnlySpan<byte> RequestMultipleTouch => "request-multi-touch"u8;

    /// <summary>Front end: the grant of its <see cref="KeyboardPage"/> (<c>XENKBD_FIELD_RING_GREF</c>).</summary>
    [XenName("XENKBD_FIELD_RING_GREF")]
    public static ReadOnlySpan<byte> RingReference => "page-gref"u8;

    /// <summary>Front end: the port that the back end binds (<c>XENKBD_FIELD_EVT_CHANNEL</c>).</summary>
    [XenName("XENKBD_FIELD_EVT_CHANNEL")]
    public static ReadOnlySpan<byte> EventChannel => "event-channel"u8;

    /// <summary>Back end: the greatest position to the right (<c>XENKBD_FIELD_WIDTH</c>).</summary>
    [XenName("XENKBD_FIELD_WIDTH")]
    public static ReadOnlySpan<byte> Width => "width"u8;

    /// <summary>Back end: the greatest position down (<c>XENKBD_FIELD_HEIGHT</c>).</summary>
    [XenName("XENKBD_FIELD_HEIGHT")]
    public static ReadOnlySpan<byte> Height => "height"u8;

    /// <summary>Back end: likewise of a finger (<c>XENKBD_FIELD_MT_WIDTH</c>).</summary>
    [XenName("XENKBD_FIELD_MT_WIDTH")]
    public static ReadOnlySpan<byte> TouchWidth => "multi-touch-width"u8;

    /// <summary>Back end: likewise of a finger (<c>XENKBD_FIELD_MT_HEIGHT</c>).</summary>
    [XenName("XENKBD_FIELD_MT_HEIGHT")]
    public static ReadOnlySpan<byte> TouchHeight => "multi-touch-height"u8;

    /// <summary>Back end: how many fingers (<c>XENKBD_FIELD_MT_NUM_CONTACTS</c>).</summary>
    [XenName("XENKBD_FIELD_MT_NUM_CONTACTS")]
    public static ReadOnlySpan<byte> TouchContacts => "multi-touch-num-contacts"u8;

    /// <summary>Back end: the device's name beyond the domain (<c>XENKBD_FIELD_UNIQUE_ID</c>).</summary>
    [XenName("XENKBD_FIELD_UNIQUE_ID")]
    public static ReadOnlySpan<byte> UniqueId => "unique-id"u8;

    /// <summary>
    /// Front end: the frame of its <see cref="KeyboardPage"/>, in an earlier form (<c>XENKBD_FIELD_RING_REF</c>).
    /// </summary>
    [XenName("XENKBD_FIELD_RING_REF")]
    public static ReadOnlySpan<byte> PageReference => "page-ref"u8;
}
