using System;

namespace HypercallSdk.Abi;

/// <summary>How a node was to be written, in an earlier form of the protocol (<c>XS_WRITE_*</c>).</summary>
public static class StoreWriteFlags
{
    /// <summary>The node is there (<c>XS_WRITE_NONE</c>).</summary>
    [XenName("XS_WRITE_NONE")]
    public static ReadOnlySpan<byte> None => "NONE"u8;

    /// <summary>The node is made where it is not (<c>XS_WRITE_CREATE</c>).</summary>
    [XenName("XS_WRITE_CREATE")]
    public static ReadOnlySpan<byte> Create => "CREATE"u8;

    /// <summary>The node is made, and is not there yet (<c>XS_WRITE_CREATE_EXCL</c>).</summary>
    [XenName("XS_WRITE_CREATE_EXCL")]
    public static ReadOnlySpan<byte> CreateNew => "CREATE|EXCL"u8;
}
