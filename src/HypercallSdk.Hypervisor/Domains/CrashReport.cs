using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Hypercalls;

namespace HypercallSdk.Hypervisor.Domains;

/// <summary>What is known about a domain that crashed: what Xen would leave as one line, if that.</summary>
public sealed class CrashReport
{
    /// <summary>The domain.</summary>
    public required string Domain { get; init; }

    /// <summary>Why it crashed.</summary>
    public required string Reason { get; init; }

    /// <summary>The vCPU that was running.</summary>
    public required VcpuId Vcpu { get; init; }

    /// <summary>When, in nanoseconds of machine time.</summary>
    public required ulong Time { get; init; }

    /// <summary>The vCPU's registers.</summary>
    public required TrapFrame Registers { get; init; }

    /// <summary>The walk of the page tables that failed; null when the crash was about something else.</summary>
    public string? PageWalk { get; init; }

    /// <summary>What the kernel's code threw; null when it threw nothing.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The vCPU's last hypercalls, the latest first.</summary>
    public required IReadOnlyList<HypercallRecord> LastHypercalls { get; init; }

    /// <summary>The last refusal before the crash.</summary>
    public Refusal? LastRefusal { get; init; }

    /// <summary>The report, for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Domain} crashed on vCPU {Vcpu} at {Time / 1_000_000}.{Time % 1_000_000:d6} ms: {Reason}");
        TrapFrame r = Registers;
        text.Append(CultureInfo.InvariantCulture, $"\n  rip {r.Rip:x16} cs {r.Cs:x4} rflags {r.Rflags:x8} rsp {r.Rsp:x16} ss {r.Ss:x4}");
        text.Append(CultureInfo.InvariantCulture, $"\n  rax {r.Rax:x16} rbx {r.Rbx:x16} rcx {r.Rcx:x16} rdx {r.Rdx:x16}");
        text.Append(CultureInfo.InvariantCulture, $"\n  rsi {r.Rsi:x16} rdi {r.Rdi:x16} rbp {r.Rbp:x16} r8  {r.R8:x16}");
        text.Append(CultureInfo.InvariantCulture, $"\n  r9  {r.R9:x16} r10 {r.R10:x16} r11 {r.R11:x16} r12 {r.R12:x16}");
        text.Append(CultureInfo.InvariantCulture, $"\n  r13 {r.R13:x16} r14 {r.R14:x16} r15 {r.R15:x16}");
        if (PageWalk is not null)
            text.Append('\n').Append(PageWalk);

        if (LastHypercalls.Count > 0)
        {
            text.Append("\nlast hypercalls, the latest first:");
            foreach (HypercallRecord call in LastHypercalls)
                text.Append("\n  ").Append(call);
        }

        if (LastRefusal is not null)
            text.Append("\nlast refusal: ").Append(LastRefusal);

        if (Exception is not null)
            text.Append('\n').Append(Exception);

        return text.ToString();
    }
}
