using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Clocks, timers, and what is used of the processor.</content>
public partial struct MiniUnixKernel
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const ulong NanosecondsPerTick = 10_000_000;

    private bool TryReadClock(uint clock, out ulong time)
    {
        const uint Real = 0;
        const uint Monotonic = 1;
        const uint ProcessTime = 2;
        const uint ThreadTime = 3;
        const uint RealCoarse = 5;
        const uint Tai = 11;
        time = clock switch
        {
            Real or RealCoarse or Tai => Now,
            ProcessTime or ThreadTime => UsedNow(),
            _ => Timers.SystemTime,
        };
        return clock is >= Real and <= Tai && clock is not (8 or 9 or 10) && Monotonic < Tai;
    }

    private ulong UsedNow() => Current.Used + (Timers.SystemTime - _runningSince);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ClockTime(uint clock, UserPointer<TimeInNanoseconds> time) =>
        TryReadClock(clock, out ulong now) ? Answer(time, TimeInNanoseconds.Of(now)) : SyscallErrno.InvalidArgument;

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ClockResolution(uint clock, UserPointer<TimeInNanoseconds> time) =>
        !TryReadClock(clock, out _) ? SyscallErrno.InvalidArgument
        : time.IsNull ? SyscallResult.Success
        : Answer(time, TimeInNanoseconds.Of(1));

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.TimeOfDay(UserPointer<TimeInMicroseconds> time, UserPointer<byte> zone) =>
        (!time.IsNull && Answer(time, TimeInMicroseconds.Of(Now)).IsError) || (!zone.IsNull && Answer(zone.As<ulong>(), 0UL).IsError)
            ? SyscallErrno.BadAddress
            : SyscallResult.Success;

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Seconds(UserPointer<long> time)
    {
        long now = (long)(Now / NanosecondsPerSecond);
        return time.IsNull || TryWrite(time, in now) ? now : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Alarm(uint seconds)
    {
        ulong now = Timers.SystemTime;
        ulong left = Current.AlarmDeadline <= now ? 0 : (Current.AlarmDeadline - now + NanosecondsPerSecond - 1) / NanosecondsPerSecond;
        Current.AlarmDeadline = seconds == 0 ? 0 : now + (seconds * NanosecondsPerSecond);
        Current.AlarmInterval = 0;
        return (long)left;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SetIntervalTimer(uint which, UserPointer<IntervalTimer> value, UserPointer<IntervalTimer> previous)
    {
        // The real-time one; the others count processor time.
        if (which != 0)
        {
            return SyscallErrno.InvalidArgument;
        }

        IntervalTimer timer = default;
        if (!value.IsNull && !TryRead(value, out timer))
        {
            return SyscallErrno.BadAddress;
        }

        if (!timer.Interval.IsValid || !timer.Value.IsValid)
        {
            return SyscallErrno.InvalidArgument;
        }

        ulong now = Timers.SystemTime;
        IntervalTimer old = new()
        {
            Interval = TimeInMicroseconds.Of(Current.AlarmInterval),
            Value = TimeInMicroseconds.Of(Current.AlarmDeadline <= now ? 0 : Current.AlarmDeadline - now),
        };
        Current.AlarmInterval = timer.Interval.Total;
        Current.AlarmDeadline = timer.Value.Total == 0 ? 0 : now + timer.Value.Total;
        return previous.IsNull ? SyscallResult.Success : Answer(previous, old);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ResourcesUsed(int who, UserPointer<ResourceUsage> usage)
    {
        const int Self = 0;
        const int Children = -1;
        return who is not (Self or Children) ? SyscallErrno.InvalidArgument
            : Answer(usage, new ResourceUsage { User = TimeInMicroseconds.Of(who == Self ? UsedNow() : Current.ChildrenUsed) });
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ProcessTimes(UserPointer<ClockTicks> ticks)
    {
        ClockTicks used = new() { User = (long)(UsedNow() / NanosecondsPerTick), ChildrenUser = (long)(Current.ChildrenUsed / NanosecondsPerTick) };
        return ticks.IsNull || TryWrite(ticks, in used) ? (long)(Timers.SystemTime / NanosecondsPerTick) : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SystemInformation(UserPointer<SystemState> information)
    {
        int processes = 0;
        for (int index = 0; index < ProcessTable.Count; index++)
        {
            processes += _processes[index].State != ProcessState.None ? 1 : 0;
        }

        return Answer(information, new SystemState
        {
            Uptime = (long)(Timers.SystemTime / NanosecondsPerSecond),
            TotalMemory = PageAllocator.TotalPages * Page.Size,
            FreeMemory = PageAllocator.FreePages * Page.Size,
            Processes = (ushort)processes,
            Unit = 1,
        });
    }
}
