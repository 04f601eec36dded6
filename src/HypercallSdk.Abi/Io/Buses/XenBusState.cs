namespace HypercallSdk.Abi;

/// <summary>
/// How far one end of a device has come; each end writes its own into the store and watches the other's (<c>enum
/// xenbus_state</c>).
/// </summary>
public enum XenBusState : uint
{
    /// <summary>Nothing is written (<c>XenbusStateUnknown</c>).</summary>
    [XenName("XenbusStateUnknown")]
    Unknown = 0,

    /// <summary>It begins (<c>XenbusStateInitialising</c>).</summary>
    [XenName("XenbusStateInitialising")]
    Initialising = 1,

    /// <summary>
    /// The back end has written what it can do, and waits for the front end (<c>XenbusStateInitWait</c>).
    /// </summary>
    [XenName("XenbusStateInitWait")]
    WaitingForPeer = 2,

    /// <summary>
    /// The front end has written its rings and ports, and waits for the back end (<c>XenbusStateInitialised</c>).
    /// </summary>
    [XenName("XenbusStateInitialised")]
    Initialised = 3,

    /// <summary>It works (<c>XenbusStateConnected</c>).</summary>
    [XenName("XenbusStateConnected")]
    Connected = 4,

    /// <summary>It ends, by an error or as asked (<c>XenbusStateClosing</c>).</summary>
    [XenName("XenbusStateClosing")]
    Closing = 5,

    /// <summary>It has ended (<c>XenbusStateClosed</c>).</summary>
    [XenName("XenbusStateClosed")]
    Closed = 6,

    /// <summary>It is changing, for devices that can (<c>XenbusStateReconfiguring</c>).</summary>
    [XenName("XenbusStateReconfiguring")]
    Reconfiguring = 7,

    /// <summary>It has changed (<c>XenbusStateReconfigured</c>).</summary>
    [XenName("XenbusStateReconfigured")]
    Reconfigured = 8,
}
