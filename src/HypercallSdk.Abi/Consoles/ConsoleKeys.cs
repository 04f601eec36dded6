using System;

namespace HypercallSdk.Abi;

/// <summary>The keys of a console's directory in the store, beside <see cref="XenBusKeys"/>.</summary>
public static class ConsoleKeys
{
    /// <summary>The frame or grant of its <see cref="ConsoleRing"/> (<c>ring-ref</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> RingReference => "ring-ref"u8;

    /// <summary>The port that the back end binds (<c>port</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Port => "port"u8;

    /// <summary>Which program is the back end (<c>type</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Type => "type"u8;

    /// <summary>Where the back end leaves the text (<c>output</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Output => "output"u8;

    /// <summary>How much it keeps, in bytes (<c>limit</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Limit => "limit"u8;

    /// <summary>The terminal that it has opened (<c>tty</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> Terminal => "tty"u8;
}
