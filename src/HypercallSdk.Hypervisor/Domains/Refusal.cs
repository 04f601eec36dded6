using System.Diagnostics;
using System.Globalization;
using System.Text;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>
/// Why a hypercall was refused: what Xen never tells. Each failing call of a domain leaves exactly one in its log.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Refusal
{
    internal Refusal(
        string operation,
        HypercallRegisters registers,
        XenErrno error,
        string rule,
        string? argument,
        ulong value,
        string? expected,
        VcpuId vcpu,
        ulong time,
        string? callSite)
    {
        Operation = operation;
        Registers = registers;
        Error = error;
        Rule = rule;
        Argument = argument;
        Value = value;
        Expected = expected;
        Vcpu = vcpu;
        Time = time;
        CallSite = callSite;
    }

    /// <summary>The operation, such as <c>EventChannelOp.Send</c>, or the number and command where there is none.</summary>
    public string Operation { get; }

    /// <summary>The registers that the call was made with.</summary>
    public HypercallRegisters Registers { get; }

    /// <summary>The error that the caller got; none where the answer is a status or a count.</summary>
    public XenErrno Error { get; }

    /// <summary>What the caller got, by Xen's name: <c>EINVAL</c>, <c>GNTST_bad_gntref</c>, or <c>2 of 5</c>.</summary>
    public required string Answer { get; init; }

    /// <summary>Which entry of a batch it is about; -1 where it is about the call.</summary>
    public int Entry { get; init; } = -1;

    /// <summary>Which entry of a multicall the call was; -1 where it was none.</summary>
    public int MulticallEntry { get; init; } = -1;

    /// <summary>The rule that the call broke.</summary>
    public string Rule { get; }

    /// <summary>The argument, or the field of one, that broke it; null where it was none in particular.</summary>
    public string? Argument { get; }

    /// <summary>The argument's value.</summary>
    public ulong Value { get; }

    /// <summary>What would have been right.</summary>
    public string? Expected { get; }

    /// <summary>The vCPU that made the call.</summary>
    public VcpuId Vcpu { get; }

    /// <summary>When, in nanoseconds of machine time.</summary>
    public ulong Time { get; }

    /// <summary>The line of the kernel that made the call; null when there is none or it was not looked for.</summary>
    public string? CallSite { get; }

    /// <summary>
    /// One line:
    /// <c>refused: EventChannelOp.Send(op.Port = 9999) -> EINVAL: no such port; expected ...; at Hello.cs:42</c>.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("refused: ").Append(Operation).Append('(');
        if (Argument is not null)
            text.Append(Argument).Append(" = ").Append(Format(Value));

        text.Append(')');
        if (Entry >= 0)
            text.Append(CultureInfo.InvariantCulture, $", entry {Entry}");

        if (MulticallEntry >= 0)
            text.Append(CultureInfo.InvariantCulture, $", multicall entry {MulticallEntry}");

        text.Append(" -> ").Append(Answer).Append(": ").Append(Rule);
        if (Expected is not null)
            text.Append("; expected ").Append(Expected);

        if (CallSite is not null)
            text.Append("; at ").Append(CallSite);

        text.Append(CultureInfo.InvariantCulture, $" [vCPU {Vcpu.Value}, {Time / 1_000_000}.{Time % 1_000_000:d6} ms]");
        return text.ToString();
    }

    // Small numbers are counts, ports and ids; large ones are addresses and bit masks.
    private static string Format(ulong value) => value < 1 << 16
        ? value.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"0x{value:x}");
}
