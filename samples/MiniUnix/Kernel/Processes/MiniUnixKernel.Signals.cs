using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Signals: sent, taken, handled.</content>
public partial struct MiniUnixKernel
{
    private const ulong DefaultAction = 0;
    private const ulong IgnoreAction = 1;
    private const ulong RedZone = 128;
    private const ulong SetSize = sizeof(ulong);

    private static bool IsSignalled(in Process process) => (process.Signals.Pending & ~process.Signals.Blocked) != 0;

    private void Send(int index, int signal)
    {
        ref Process process = ref _processes[index];
        ref SignalHandler handler = ref process.Signals.Handlers[signal];
        if (signal is Signal.Continue or Signal.Kill)
        {
            process.Signals.Pending &= ~StopSignals;
            if (process.State == ProcessState.Stopped)
            {
                process.State = ProcessState.Ready;
                process.HasStopNews = process.HasContinued = signal == Signal.Continue;
                TellParent(in process);
            }
        }

        bool isIgnored = handler.Handler == IgnoreAction || (handler.Handler == DefaultAction && Signal.IsIgnored(signal));
        ulong bit = SignalState.BitOf(signal);
        if (isIgnored && (process.Signals.Blocked & bit) == 0)
        {
            return;
        }

        process.Signals.Pending |= bit;
        if (process.State == ProcessState.Waiting && (process.Signals.Blocked & bit) == 0 && !IsBorrowedFrom(index))
        {
            process.State = ProcessState.Ready;
        }
    }

    private static ulong StopSignals =>
        SignalState.BitOf(Signal.Stop) | SignalState.BitOf(Signal.TerminalStop) | SignalState.BitOf(Signal.TerminalInput) | SignalState.BitOf(Signal.TerminalOutput);

    // A parent whose memory the child runs on waits whatever happens.
    private readonly bool IsBorrowedFrom(int index) => (_processes[index].WaitsFor & WaitReason.Borrowed) != 0;

    private bool SendToGroup(int group, int signal)
    {
        bool found = false;
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            if (_processes[index].IsAlive && _processes[index].Group == group)
            {
                found = true;
                if (signal != 0)
                {
                    Send(index, signal);
                }
            }
        }

        return found;
    }

    // A fault cannot be put off: blocked or ignored, it ends the process.
    private void SendFault(int signal, ulong address, in TrapFrame frame)
    {
        ref SignalState signals = ref Current.Signals;
        ulong bit = SignalState.BitOf(signal);
        if ((signals.Blocked & bit) != 0 || signals.Handlers[signal].Handler == IgnoreAction)
        {
            signals.Blocked &= ~bit;
            signals.Handlers[signal].Handler = DefaultAction;
        }

        if (signals.Handlers[signal].Handler == DefaultAction)
        {
            Log($"process {Current.Number} gets signal {signal} at {frame.Rip:x}, address {address:x}");
        }

        signals.Pending |= bit;
    }

    /// <summary>
    /// Takes the signals that wait, for a process whose registers are kept: each is ignored, ends or stops it, or has its handler
    /// called.
    /// </summary>
    /// <returns>Whether the process runs.</returns>
    private bool TryDeliverSignals(ref Process process)
    {
        while (IsSignalled(in process))
        {
            ulong ready = process.Signals.Pending & ~process.Signals.Blocked;
            int signal = (ready & SignalState.BitOf(Signal.Kill)) != 0 ? Signal.Kill : 1 + System.Numerics.BitOperations.TrailingZeroCount(ready);
            process.Signals.Pending &= ~SignalState.BitOf(signal);
            SignalHandler handler = process.Signals.Handlers[signal];
            if (handler.Handler == IgnoreAction || (handler.Handler == DefaultAction && Signal.IsIgnored(signal)))
            {
                continue;
            }

            if (handler.Handler != DefaultAction)
            {
                if (!TryCallHandler(ref process, signal, in handler))
                {
                    End(ref process, Signal.Segmentation);
                    return false;
                }

                continue;
            }

            if (Signal.IsStop(signal))
            {
                process.State = ProcessState.Stopped;
                process.Status = (signal << 8) | 0x7f;
                process.HasStopNews = true;
                process.HasContinued = false;
                TellParent(in process);
            }
            else
            {
                End(ref process, signal);
            }

            return false;
        }

        return true;
    }

    private bool TryCallHandler(ref Process process, int signal, in SignalHandler handler)
    {
        LeaveCall(ref process, in handler);
        ref TrapFrame frame = ref process.Context.Frame;
        SignalFrame saved = default;
        saved.Save(in frame);
        saved.Mask = process.Signals.HasSavedMask ? process.Signals.SavedMask : process.Signals.Blocked;
        saved.Fpu = process.Context.Fpu;
        saved.Return = handler.Restorer;
        saved.Details.Signal = signal;
        saved.Details.Address = frame.Vector == (ulong)TrapVector.PageFault ? Traps.FaultAddress.Value : frame.Rip;

        // Aligned as a call would leave it: the return address lies below a multiple of 16.
        ulong place = ((frame.Rsp - RedZone - (ulong)Unsafe.SizeOf<SignalFrame>()) & ~15UL) - sizeof(ulong);
        saved.FpuPlace = place + (ulong)SignalFrame.FpuOffset;
        if (!TryWrite(place, MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in saved, 1))))
        {
            return false;
        }

        frame.Rsp = place;
        frame.Rip = handler.Handler;
        frame.Rdi = (ulong)signal;
        frame.Rsi = place + (ulong)SignalFrame.DetailsOffset;
        frame.Rdx = place + SignalFrame.ContextOffset;
        frame.Rax = 0;
        process.Signals.HasSavedMask = false;
        process.Signals.Blocked |= handler.Mask;
        if ((handler.Flags & SignalFlags.NoDefer) == 0)
        {
            process.Signals.Blocked |= SignalState.BitOf(signal);
        }

        process.Signals.Blocked &= ~Signal.Unmaskable;
        if ((handler.Flags & SignalFlags.ResetHandler) != 0)
        {
            process.Signals.Handlers[signal].Handler = DefaultAction;
        }

        return true;
    }

    // The call that was to be made again: it answers what it did, is made again behind the handler, or was interrupted.
    private static void LeaveCall(ref Process process, in SignalHandler handler)
    {
        const ulong SyscallLength = 2;
        if (!process.IsInCall)
        {
            return;
        }

        ref TrapFrame frame = ref process.Context.Frame;
        if (process.CallProgress != 0)
        {
            frame.Rip += SyscallLength;
            frame.Rax = process.CallProgress;
        }
        else if (!process.IsRestartable || (handler.Flags & SignalFlags.Restart) == 0)
        {
            SyscallResult interrupted = SyscallErrno.Interrupted;
            frame.Rip += SyscallLength;
            frame.Rax = (ulong)interrupted.Value;
        }

        process.IsInCall = false;
        process.CallProgress = 0;
        process.CallDeadline = 0;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SignalReturn()
    {
        ref TrapFrame frame = ref UserMode.Frame;

        // The handler's return took the first word off.
        var place = new UserPointer<SignalFrame>(frame.Rsp - sizeof(ulong));
        if (!TryRead(place, out SignalFrame saved))
        {
            Current.Signals.Handlers[Signal.Segmentation].Handler = DefaultAction;
            Current.Signals.Pending |= SignalState.BitOf(Signal.Segmentation);
            return SyscallErrno.BadAddress;
        }

        saved.Restore(ref frame);
        FpuState.Restore(in saved.Fpu);
        Current.Signals.Blocked = saved.Mask & ~Signal.Unmaskable;
        return (long)frame.Rax;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SignalAction(int signal, UserPointer<SignalHandler> action, UserPointer<SignalHandler> previous, ulong setSize)
    {
        if (signal is < 1 or > Signal.Last || setSize != SetSize || (!action.IsNull && signal is Signal.Kill or Signal.Stop))
        {
            return SyscallErrno.InvalidArgument;
        }

        ref SignalHandler handler = ref Current.Signals.Handlers[signal];
        SignalHandler old = handler;
        if (!action.IsNull)
        {
            if (!TryRead(action, out SignalHandler fresh))
            {
                return SyscallErrno.BadAddress;
            }

            handler = fresh;
            if (fresh.Handler == IgnoreAction || (fresh.Handler == DefaultAction && Signal.IsIgnored(signal)))
            {
                Current.Signals.Pending &= ~SignalState.BitOf(signal);
            }
        }

        return previous.IsNull || TryWrite(previous, in old) ? SyscallResult.Success : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SignalMask(uint how, UserPointer<ulong> set, UserPointer<ulong> previous, ulong setSize)
    {
        ref SignalState signals = ref Current.Signals;
        ulong old = signals.Blocked;
        if (setSize != SetSize)
        {
            return SyscallErrno.InvalidArgument;
        }

        if (!set.IsNull)
        {
            if (!TryRead(set, out ulong mask))
            {
                return SyscallErrno.BadAddress;
            }

            switch (how)
            {
                case 0:
                    signals.Blocked |= mask;
                    break;
                case 1:
                    signals.Blocked &= ~mask;
                    break;
                case 2:
                    signals.Blocked = mask;
                    break;
                default:
                    return SyscallErrno.InvalidArgument;
            }

            signals.Blocked &= ~Signal.Unmaskable;
        }

        return previous.IsNull || TryWrite(previous, in old) ? SyscallResult.Success : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.PendingSignals(UserPointer<ulong> set, ulong setSize)
    {
        ulong pending = Current.Signals.Pending & Current.Signals.Blocked;
        return setSize != SetSize ? SyscallErrno.InvalidArgument : TryWrite(set, in pending) ? SyscallResult.Success : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SuspendForSignal(UserPointer<ulong> mask, ulong setSize)
    {
        if (setSize != SetSize)
        {
            return SyscallErrno.InvalidArgument;
        }

        if (!TryRead(mask, out ulong set))
        {
            return SyscallErrno.BadAddress;
        }

        ref SignalState signals = ref Current.Signals;
        if (!signals.HasSavedMask)
        {
            signals.SavedMask = signals.Blocked;
            signals.HasSavedMask = true;
        }

        signals.Blocked = set & ~Signal.Unmaskable;
        return WaitForSignal();
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Pause() => WaitForSignal();

    // One that is here already is found on the way out.
    private SyscallResult WaitForSignal()
    {
        SyscallResult result = Wait(WaitReason.None, isRestartable: false);
        if (IsSignalled(in Current))
        {
            Current.State = ProcessState.Ready;
        }

        return result;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SignalStack(UserPointer<byte> stack, UserPointer<SignalStackState> previous)
    {
        const int Disabled = 2;
        SignalStackState none = new() { Flags = Disabled };
        return !stack.IsNull ? SyscallErrno.OutOfMemory
            : previous.IsNull || TryWrite(previous, in none) ? SyscallResult.Success
            : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Kill(int process, int signal) => SendTo(process, signal);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.KillThread(int thread, int signal) => SendTo(thread, signal);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.KillThreadOf(int process, int thread, int signal) => SendTo(thread, signal);

    private SyscallResult SendTo(int process, int signal)
    {
        if (signal is < 0 or > Signal.Last)
        {
            return SyscallErrno.InvalidArgument;
        }

        if (process > 0)
        {
            int index = FindProcess(process);
            if (index < 0)
            {
                return SyscallErrno.NoSuchProcess;
            }

            if (signal != 0 && _processes[index].IsAlive)
            {
                Send(index, signal);
            }

            return SyscallResult.Success;
        }

        if (process == -1)
        {
            return SendToOthers(signal);
        }

        return SendToGroup(process == 0 ? Current.Group : -process, signal) ? SyscallResult.Success : SyscallErrno.NoSuchProcess;
    }

    private SyscallResult SendToOthers(int signal)
    {
        bool found = false;
        for (int index = 1; index < ProcessTable.Count; index++)
        {
            if (_processes[index].IsAlive && index != _current)
            {
                found = true;
                if (signal != 0)
                {
                    Send(index, signal);
                }
            }
        }

        return found ? SyscallResult.Success : SyscallErrno.NoSuchProcess;
    }
}
