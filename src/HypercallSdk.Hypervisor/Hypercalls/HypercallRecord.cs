using System.Globalization;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>One of a vCPU's last hypercalls, as a crash report shows it.</summary>
public struct HypercallRecord
{
    internal ulong RawNumber;
    internal ulong RawFirstArgument;

    /// <summary>What the caller found in RAX.</summary>
    public long Result { get; internal set; }

    /// <summary>The hypercall's number.</summary>
    public readonly HypercallNumber Number => (HypercallNumber)(int)RawNumber;

    /// <summary>The low half of the first argument: the command, where the hypercall has one.</summary>
    public readonly uint FirstArgument => (uint)RawFirstArgument;

    /// <inheritdoc/>
    public override readonly string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number}(0x{FirstArgument:x}, ...) -> {Result}");
}
