using System;

namespace HypercallSdk.Abi;

/// <summary>The keys that each end of a device has in its directory of the store, whatever the device.</summary>
public static class XenBusKeys
{
    /// <summary>How far this end has come, a <see cref="XenBusState"/> (<c>state</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> State => "state"u8;

    /// <summary>In the front end's: the path of the back end's directory (<c>backend</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Backend => "backend"u8;

    /// <summary>In the front end's: the back end's domain (<c>backend-id</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> BackendId => "backend-id"u8;

    /// <summary>In the back end's: the path of the front end's directory (<c>frontend</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Frontend => "frontend"u8;

    /// <summary>In the back end's: the front end's domain (<c>frontend-id</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FrontendId => "frontend-id"u8;

    /// <summary>In the front end's: the port that the back end binds (<c>event-channel</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> EventChannel => "event-channel"u8;

    /// <summary>
    /// In the front end's: how its structures are laid out, a <see cref="XenBusProtocol"/> (<c>protocol</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Protocol => "protocol"u8;

    /// <summary>In the back end's: 0 once the device is to go for good (<c>online</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Online => "online"u8;

    /// <summary>In the back end's: what the device's script has come to (<c>hotplug-status</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> HotplugStatus => "hotplug-status"u8;
}
