using System.Globalization;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>One of a vCPU's last hypercalls, as a crash report shows it.</summary>
public struct HypercallRecord
{
    /// <summary>The number, and above bit 32 the first argument's low half: the command, where the hypercall has one.</summary>
    internal ulong NumberAndCommand;

    /// <summary>What the caller found in RAX.</summary>
    public long Result { get; internal set; }

    /// <summary>The hypercall's number.</summary>
    public readonly HypercallNumber Number => (HypercallNumber)(int)(uint)NumberAndCommand;

    /// <summary>The low half of the first argument: the command, where the hypercall has one.</summary>
    public readonly uint FirstArgument => (uint)(NumberAndCommand >> 32);

    /// <inheritdoc/>
    public override readonly string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number}(0x{FirstArgument:x}, ...) -> {Result}");
}
