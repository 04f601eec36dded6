using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Who runs, and what wakes whom.</content>
public partial struct MiniUnixKernel
{
    private const ulong TimeSlice = 10_000_000;

    /// <summary>The end of every handler: signals are delivered, and somebody who is ready goes on, or nobody.</summary>
    private void LeaveKernel()
    {
        bool isLive = _current != NobodyRuns && UserMode.IsInterrupted;
        bool mayGoOn = isLive && Current.State == ProcessState.Ready && !IsSignalled(in Current);
        if (mayGoOn && !(_mayPreempt && FindReady(_current + 1) != _current))
        {
            _mayPreempt = false;
            ArmTimer();
            return;
        }

        if (isLive && Current.IsAlive)
        {
            Current.Context.Save();
        }

        _mayPreempt = false;
        Account();
        int first = _current == NobodyRuns ? 0 : _current + (mayGoOn ? 1 : 0);
        for (int next = FindReady(first); next != NobodyRuns; next = FindReady(first))
        {
            _current = next;
            if (AddressSpace.Current.Root != _maps[Current.Map].Space.Root)
            {
                Require(_maps[Current.Map].Space.SwitchTo());
            }

            if (TryDeliverSignals(ref Current))
            {
                Require(Current.Context.Resume());
                ArmTimer();
                return;
            }
        }

        _current = NobodyRuns;
        UserMode.Idle();
        ArmTimer();
    }

    private void Account()
    {
        ulong now = Timers.SystemTime;
        if (_current != NobodyRuns)
        {
            Current.Used += now - _runningSince;
        }

        _runningSince = now;
    }

    // From `first` on, round the table.
    private readonly int FindReady(int first)
    {
        for (int count = 0; count < ProcessTable.Count; count++)
        {
            int index = (first + count) % ProcessTable.Count;
            if (_processes[index].State == ProcessState.Ready)
            {
                return index;
            }
        }

        return NobodyRuns;
    }

    private void ArmTimer()
    {
        ulong now = Timers.SystemTime;
        ulong deadline = ulong.MaxValue;
        int ready = 0;
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            ref Process process = ref _processes[index];
            ready += process.State == ProcessState.Ready ? 1 : 0;
            if (process.IsAlive)
            {
                deadline = Math.Min(deadline, process.AlarmDeadline == 0 ? ulong.MaxValue : process.AlarmDeadline);
                deadline = Math.Min(deadline, process.State != ProcessState.Waiting || process.CallDeadline == 0 ? ulong.MaxValue : process.CallDeadline);
            }
        }

        if (ready > 1)
        {
            // One that was armed for the end of a slice is left to end it.
            ulong sliceEnd = _armedFor > now && _armedFor <= now + TimeSlice ? _armedFor : now + TimeSlice;
            deadline = Math.Min(deadline, sliceEnd);
        }

        if (deadline == ulong.MaxValue)
        {
            StopTimer();
        }
        else if (deadline != _armedFor)
        {
            _armedFor = deadline;
            Require(Timers.SetOneShot(deadline));
        }
    }

    private void StopTimer()
    {
        if (_armedFor != 0)
        {
            _armedFor = 0;
            Require(Timers.Stop());
        }
    }

    private void WakeSleepers()
    {
        ulong now = Timers.SystemTime;
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            ref Process process = ref _processes[index];
            if (process.State == ProcessState.Waiting && process.CallDeadline != 0 && process.CallDeadline <= now)
            {
                process.State = ProcessState.Ready;
            }

            if (process.IsAlive && process.AlarmDeadline != 0 && process.AlarmDeadline <= now)
            {
                process.AlarmDeadline = process.AlarmInterval == 0 ? 0 : now + process.AlarmInterval;
                Send(index, Signal.Alarm);
            }
        }
    }

    /// <summary>Wakes who waits for such a thing.</summary>
    private void Wake(WaitReason reason)
    {
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            ref Process process = ref _processes[index];
            if (process.State == ProcessState.Waiting && (process.WaitsFor & reason) != 0)
            {
                process.State = ProcessState.Ready;
            }
        }
    }

    /// <summary>
    /// Sets the caller waiting: its system call is made again when it is woken.
    /// </summary>
    /// <param name="reason">What wakes it, besides signals and its deadline.</param>
    /// <param name="isRestartable">Whether the call is made again after a handler that asks for it.</param>
    /// <returns>What the dispatcher puts back into RAX: the call's number.</returns>
    private SyscallResult Wait(WaitReason reason, bool isRestartable = true)
    {
        const ulong SyscallLength = 2;
        ref Process process = ref Current;
        process.State = ProcessState.Waiting;
        process.WaitsFor = reason;
        process.IsInCall = true;
        process.IsRestartable = isRestartable;
        ref TrapFrame frame = ref UserMode.Frame;
        frame.Rip -= SyscallLength;
        return (long)frame.Rax;
    }

    private void CollectInput()
    {
        _terminal.Collect();
        ulong signals = _terminal.TypedSignals;
        _terminal.TypedSignals = 0;
        for (int signal = 1; signals != 0 && signal <= Signal.Last; signal++)
        {
            if ((signals & SignalState.BitOf(signal)) != 0)
            {
                _ = SendToGroup(_terminal.Foreground, signal); // nobody may be there
            }
        }

        if (_terminal.IsReadable)
        {
            Wake(WaitReason.Terminal);
        }
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.YieldProcessor()
    {
        _mayPreempt = true;
        return SyscallResult.Success;
    }
}
