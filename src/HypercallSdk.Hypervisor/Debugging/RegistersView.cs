using System.Diagnostics;
using System.Globalization;
using System.Text;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>Registers as a debugger shows them: in hexadecimal.</summary>
/// <param name="frame">The registers.</param>
/// <param name="place">What lies at the instruction pointer.</param>
[DebuggerDisplay("{DebugText,nq}")]
internal sealed class RegistersView(TrapFrame frame, string place)
{
    /// <summary>RIP, and what lies there.</summary>
    public string Rip => place;

    /// <summary>RSP.</summary>
    public string Rsp => Hex(frame.Rsp);

    /// <summary>RFLAGS.</summary>
    public string Rflags => Hex(frame.Rflags);

    /// <summary>CS and SS.</summary>
    public string Segments => string.Create(CultureInfo.InvariantCulture, $"cs {frame.Cs:x4}, ss {frame.Ss:x4}");

    /// <summary>RAX, RBX, RCX, RDX.</summary>
    public string AxBxCxDx => Four(frame.Rax, frame.Rbx, frame.Rcx, frame.Rdx);

    /// <summary>RSI, RDI, RBP.</summary>
    public string SiDiBp => $"{Hex(frame.Rsi)} {Hex(frame.Rdi)} {Hex(frame.Rbp)}";

    /// <summary>R8 to R11.</summary>
    public string R8ToR11 => Four(frame.R8, frame.R9, frame.R10, frame.R11);

    /// <summary>R12 to R15.</summary>
    public string R12ToR15 => Four(frame.R12, frame.R13, frame.R14, frame.R15);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => $"rip {place}, rsp {Hex(frame.Rsp)}";

    /// <summary>Registers, six lines, each behind two spaces.</summary>
    public static void Append(StringBuilder text, in TrapFrame r, string lineStart)
    {
        text.Append(lineStart).Append(CultureInfo.InvariantCulture, $"rip {r.Rip:x16} cs {r.Cs:x4} rflags {r.Rflags:x8} rsp {r.Rsp:x16} ss {r.Ss:x4}");
        text.Append(lineStart).Append(CultureInfo.InvariantCulture, $"rax {r.Rax:x16} rbx {r.Rbx:x16} rcx {r.Rcx:x16} rdx {r.Rdx:x16}");
        text.Append(lineStart).Append(CultureInfo.InvariantCulture, $"rsi {r.Rsi:x16} rdi {r.Rdi:x16} rbp {r.Rbp:x16} r8  {r.R8:x16}");
        text.Append(lineStart).Append(CultureInfo.InvariantCulture, $"r9  {r.R9:x16} r10 {r.R10:x16} r11 {r.R11:x16} r12 {r.R12:x16}");
        text.Append(lineStart).Append(CultureInfo.InvariantCulture, $"r13 {r.R13:x16} r14 {r.R14:x16} r15 {r.R15:x16}");
    }

    private static string Four(ulong first, ulong second, ulong third, ulong fourth) => $"{Hex(first)} {Hex(second)} {Hex(third)} {Hex(fourth)}";

    private static string Hex(ulong value) => value.ToString("x16", CultureInfo.InvariantCulture);
}
