using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>What the kernel says itself, and the end.</content>
public partial struct MiniUnixKernel
{
    private static void Log(LogText line)
    {
        if (MiniUnix.Session.Log(LogText.BytesOf(ref line)).IsError)
        {
            GuestConsole.WriteLine(LogText.BytesOf(ref line));
        }
    }

    private void Trace(ulong number, in TrapFrame frame) =>
        Log($"{Current.Number} {LinuxCalls.NameOf(number)}({frame.Rdi:x}, {frame.Rsi:x}, {frame.Rdx:x}, {frame.R10:x}) = {(long)frame.Rax}{(Current.State == ProcessState.Waiting ? " waits"u8 : default)}");

    private void EndSystem(int status)
    {
        const int SignalMask = 0x7f;
        const int SignalBase = 128;
        int signal = status & SignalMask;
        uint code = (uint)(signal != 0 ? SignalBase + signal : (status >> 8) & 0xff);
        if (MiniUnix.Session.End(code).IsError)
        {
            GuestConsole.WriteLine($"The first process has ended: status {code}");
        }

        StopTimer();
        SchedOp.PowerOff();
    }
}
