using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>What the kernel says of a trap that nobody handles, before it crashes the domain.</summary>
internal static class TrapReport
{
    internal static void Crash(in TrapFrame frame)
    {
        GuestConsole.WriteLine($"Unhandled trap {frame.Vector}: error {frame.Error:x} at {frame.Rip:x}, stack {frame.Rsp:x}, flags {frame.Rflags:x}");
        if (frame.Vector == (ulong)TrapVector.PageFault && SharedInfoWindow.IsMapped)
        {
            GuestConsole.WriteLine($"  fault address {Traps.FaultAddress}");
        }

        GuestConsole.WriteLine($"  rax {frame.Rax:x16} rbx {frame.Rbx:x16} rcx {frame.Rcx:x16} rdx {frame.Rdx:x16}");
        GuestConsole.WriteLine($"  rsi {frame.Rsi:x16} rdi {frame.Rdi:x16} rbp {frame.Rbp:x16} r8  {frame.R8:x16}");
        GuestConsole.WriteLine($"  r9  {frame.R9:x16} r10 {frame.R10:x16} r11 {frame.R11:x16} r12 {frame.R12:x16}");
        GuestConsole.WriteLine($"  r13 {frame.R13:x16} r14 {frame.R14:x16} r15 {frame.R15:x16}");
        SchedOp.Crash();
    }
}
