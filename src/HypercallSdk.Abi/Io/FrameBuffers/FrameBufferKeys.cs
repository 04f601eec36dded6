using System;

namespace HypercallSdk.Abi;

/// <summary>The keys of a frame buffer's two directories in the store, beside <see cref="XenBusKeys"/>.</summary>
public static class FrameBufferKeys
{
    /// <summary>Front end: the frame of its <see cref="FrameBufferPage"/> (<c>page-ref</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> PageReference => "page-ref"u8;

    /// <summary>
    /// Front end: it can tell of <see cref="FrameBufferOutputType.Update"/> (<c>feature-update</c>).
    /// </summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureUpdate => "feature-update"u8;

    /// <summary>Back end: it wants to be told (<c>request-update</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> RequestUpdate => "request-update"u8;

    /// <summary>Back end: <see cref="FrameBufferOutputType.Resize"/> is understood (<c>feature-resize</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> FeatureResize => "feature-resize"u8;

    /// <summary>Back end: the most memory of a picture, in megabytes (<c>videoram</c>).</summary>
    [NotInXen("a key of the store has no name in C")]
    public static ReadOnlySpan<byte> VideoMemory => "videoram"u8;
}
