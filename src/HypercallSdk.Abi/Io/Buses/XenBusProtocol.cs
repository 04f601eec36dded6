using System;

namespace HypercallSdk.Abi;

/// <summary>How the structures of a ring are laid out (<c>XEN_IO_PROTO_ABI_*</c>).</summary>
public static class XenBusProtocol
{
    /// <summary>As a 32-bit x86 compiler lays them out (<c>XEN_IO_PROTO_ABI_X86_32</c>).</summary>
    [XenName("XEN_IO_PROTO_ABI_X86_32")]
    public static ReadOnlySpan<byte> X86Of32Bits => "x86_32-abi"u8;

    /// <summary>As a 64-bit one does (<c>XEN_IO_PROTO_ABI_X86_64</c>).</summary>
    [XenName("XEN_IO_PROTO_ABI_X86_64")]
    public static ReadOnlySpan<byte> X86Of64Bits => "x86_64-abi"u8;

    /// <summary>As one for ARM does (<c>XEN_IO_PROTO_ABI_ARM</c>).</summary>
    [XenName("XEN_IO_PROTO_ABI_ARM")]
    public static ReadOnlySpan<byte> Arm => "arm-abi"u8;

    /// <summary>As ours are (<c>XEN_IO_PROTO_ABI_NATIVE</c>).</summary>
    [XenName("XEN_IO_PROTO_ABI_NATIVE")]
    public static ReadOnlySpan<byte> Native => "x86_64-abi"u8;
}
