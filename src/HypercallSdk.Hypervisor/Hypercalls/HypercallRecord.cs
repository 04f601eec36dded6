using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>One of a domain's last hypercalls, as a crash report shows it.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public struct HypercallRecord
{
    internal ulong RawNumber;
    internal ulong RawFirstArgument;
    internal uint RawVcpu;

    /// <summary>The vCPU that made it.</summary>
    public readonly VcpuId Vcpu => new(RawVcpu);

    /// <summary>What the caller found in RAX.</summary>
    public long Result { get; internal set; }

    /// <summary>The hypercall's number.</summary>
    public readonly HypercallNumber Number => (HypercallNumber)(int)RawNumber;

    /// <summary>The low half of the first argument: the command, where the hypercall has one.</summary>
    public readonly uint FirstArgument => (uint)RawFirstArgument;

    /// <inheritdoc/>
    public override readonly string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"v{Vcpu} {Number}(0x{FirstArgument:x}, ...) -> {Result}");
}
