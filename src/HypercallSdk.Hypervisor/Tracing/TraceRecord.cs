using System.Diagnostics;
using System.Globalization;

namespace HypercallSdk.Hypervisor.Tracing;

/// <summary>One thing that happened, in 32 bytes. What the numbers are is said by <see cref="Kind"/>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct TraceRecord
{
    /// <summary>The <see cref="Cpu"/> of what happened on no physical CPU.</summary>
    public const byte NoCpu = 0xff;

    /// <summary>The <see cref="Domain"/> of what no domain did.</summary>
    public const ushort NoDomain = 0xffff;

    internal TraceRecord(ulong time, TraceKind kind, byte cpu, ushort domain, ushort vcpu, ushort detail, ulong first, ulong second)
    {
        Time = time;
        Kind = kind;
        Cpu = cpu;
        Domain = domain;
        Vcpu = vcpu;
        Detail = detail;
        First = first;
        Second = second;
    }

    /// <summary>When, in nanoseconds of machine time.</summary>
    public ulong Time { get; }

    /// <summary>A number, see <see cref="Kind"/>.</summary>
    public ulong First { get; }

    /// <summary>A number, see <see cref="Kind"/>.</summary>
    public ulong Second { get; }

    /// <summary>The domain.</summary>
    public ushort Domain { get; }

    /// <summary>The vCPU's number within its domain.</summary>
    public ushort Vcpu { get; }

    /// <summary>A small number, see <see cref="Kind"/>.</summary>
    public ushort Detail { get; }

    /// <summary>What happened.</summary>
    public TraceKind Kind { get; }

    /// <summary>The physical CPU.</summary>
    public byte Cpu { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Time} {Kind} {(Domain == NoDomain ? "host" : $"d{Domain}v{Vcpu}")} {Detail} 0x{First:x} 0x{Second:x}");
}
