using System;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Calls that wait for descriptors or for a time.</content>
public partial struct MiniUnixKernel
{
    private const ulong Forever = ulong.MaxValue;
    private const int BitsPerWord = 64;

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Poll(UserPointer<PollRequest> requests, uint count, int milliseconds) =>
        Poll(requests, count, milliseconds < 0 ? Forever : (ulong)milliseconds * 1_000_000);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.PollMasked(UserPointer<PollRequest> requests, uint count, UserPointer<TimeInNanoseconds> timeout, UserPointer<ulong> mask)
    {
        // With a mask, a signal that it lets in is waited for, too: sigsuspend's way.
        TimeInNanoseconds time = default;
        return !timeout.IsNull && !TryRead(timeout, out time) ? SyscallErrno.BadAddress
            : !mask.IsNull && !TrySetWaitMask(mask) ? SyscallErrno.BadAddress
            : AfterMasked(Poll(requests, count, timeout.IsNull ? Forever : time.Total));
    }

    private bool TrySetWaitMask(UserPointer<ulong> mask)
    {
        if (!TryRead(mask, out ulong set))
        {
            return false;
        }

        ref SignalState signals = ref Current.Signals;
        if (!signals.HasSavedMask)
        {
            signals.SavedMask = signals.Blocked;
            signals.HasSavedMask = true;
        }

        signals.Blocked = set & ~Signal.Unmaskable;
        return true;
    }

    private SyscallResult AfterMasked(SyscallResult result)
    {
        ref SignalState signals = ref Current.Signals;
        if (signals.HasSavedMask && Current.State != ProcessState.Waiting)
        {
            signals.HasSavedMask = false;
            signals.Blocked = signals.SavedMask;
        }
        else if (IsSignalled(in Current) && Current.State == ProcessState.Waiting)
        {
            Current.State = ProcessState.Ready;
        }

        return result;
    }

    private SyscallResult Poll(UserPointer<PollRequest> requests, uint count, ulong timeout)
    {
        if (count > Process.Descriptors.Count)
        {
            return SyscallErrno.InvalidArgument;
        }

        CollectInput();
        int ready = 0;
        for (uint index = 0; index < count; index++)
        {
            if (!TryRead(requests + index, out PollRequest request))
            {
                return SyscallErrno.BadAddress;
            }

            const PollEvents Always = PollEvents.Error | PollEvents.HangUp | PollEvents.Invalid;
            request.Answer = request.File < 0 ? PollEvents.None : EventsOf(request.File) & (request.Asked | Always);
            ready += request.Answer != PollEvents.None ? 1 : 0;
            if (!TryWrite(requests + index, in request))
            {
                return SyscallErrno.BadAddress;
            }
        }

        return ready != 0 || IsOver(timeout) ? ready : Wait(WaitReason.Pipe | WaitReason.Terminal, isRestartable: false);
    }

    // Whether the time that the call was given is over. The first try starts it.
    private bool IsOver(ulong timeout)
    {
        if (timeout == Forever)
        {
            return false;
        }

        ulong now = Timers.SystemTime;
        if (Current.CallDeadline == 0)
        {
            Current.CallDeadline = now + timeout;
        }

        return Current.CallDeadline <= now;
    }

    private PollEvents EventsOf(int descriptor)
    {
        int index = OpenFileOf(descriptor);
        if (index == 0)
        {
            return PollEvents.Invalid;
        }

        ref OpenFile file = ref _open[index];
        const PollEvents Readable = PollEvents.In | PollEvents.InNormal;
        const PollEvents Writable = PollEvents.Out | PollEvents.OutNormal;
        if (file.Kind == FileKind.Pipe)
        {
            ref Pipe pipe = ref _pipes[file.Pipe];
            return file.IsReadable
                ? (pipe.Length != 0 ? Readable : PollEvents.None) | (pipe.Writers == 0 ? PollEvents.HangUp : PollEvents.None)
                : (pipe.Room >= Pipe.Atomic ? Writable : PollEvents.None) | (pipe.Readers == 0 ? PollEvents.Error : PollEvents.None);
        }

        bool isReadable = file.Kind != FileKind.CharacterDevice || file.Device != Device.Console || _terminal.IsReadable;
        return (isReadable ? Readable : PollEvents.None) | Writable;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Select(int count, UserPointer<ulong> readable, UserPointer<ulong> writable, UserPointer<ulong> exceptional, UserPointer<TimeInMicroseconds> timeout)
    {
        TimeInMicroseconds time = default;
        return !timeout.IsNull && !TryRead(timeout, out time) ? SyscallErrno.BadAddress
            : Select(count, readable, writable, exceptional, timeout.IsNull ? Forever : time.Total);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SelectMasked(int count, UserPointer<ulong> readable, UserPointer<ulong> writable, UserPointer<ulong> exceptional, UserPointer<TimeInNanoseconds> timeout)
    {
        TimeInNanoseconds time = default;
        return !timeout.IsNull && !TryRead(timeout, out time) ? SyscallErrno.BadAddress
            : Select(count, readable, writable, exceptional, timeout.IsNull ? Forever : time.Total);
    }

    // Descriptors beyond those that a process may have are in none of its sets: one word is enough.
    private SyscallResult Select(int count, UserPointer<ulong> readable, UserPointer<ulong> writable, UserPointer<ulong> exceptional, ulong timeout)
    {
        if (count < 0)
        {
            return SyscallErrno.InvalidArgument;
        }

        ulong read = 0;
        ulong write = 0;
        ulong except = 0;
        if (count != 0 && ((!readable.IsNull && !TryRead(readable, out read)) || (!writable.IsNull && !TryRead(writable, out write)) || (!exceptional.IsNull && !TryRead(exceptional, out except))))
        {
            return SyscallErrno.BadAddress;
        }

        CollectInput();
        ulong readyToRead = 0;
        ulong readyToWrite = 0;
        int ready = 0;
        for (int descriptor = 0; descriptor < Math.Min(count, BitsPerWord); descriptor++)
        {
            ulong bit = 1UL << descriptor;
            if (((read | write | except) & bit) == 0)
            {
                continue;
            }

            PollEvents events = EventsOf(descriptor);
            if (events == PollEvents.Invalid)
            {
                return SyscallErrno.BadHandle;
            }

            const PollEvents Readable = PollEvents.In | PollEvents.HangUp | PollEvents.Error;
            readyToRead |= (events & Readable) != 0 ? read & bit : 0;
            readyToWrite |= (events & (PollEvents.Out | PollEvents.Error)) != 0 ? write & bit : 0;
        }

        ready = System.Numerics.BitOperations.PopCount(readyToRead) + System.Numerics.BitOperations.PopCount(readyToWrite);
        if (ready == 0 && !IsOver(timeout))
        {
            return Wait(WaitReason.Pipe | WaitReason.Terminal, isRestartable: false);
        }

        except = 0;
        bool isWritten = count == 0 || ((readable.IsNull || TryWrite(readable, in readyToRead)) && (writable.IsNull || TryWrite(writable, in readyToWrite)) && (exceptional.IsNull || TryWrite(exceptional, in except)));
        return isWritten ? ready : SyscallErrno.BadAddress;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.Sleep(UserPointer<TimeInNanoseconds> request, UserPointer<TimeInNanoseconds> remaining) => Sleep(request);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SleepOnClock(uint clock, uint flags, UserPointer<TimeInNanoseconds> request, UserPointer<TimeInNanoseconds> remaining)
    {
        const uint Absolute = 1;
        if ((flags & Absolute) == 0)
        {
            return Sleep(request);
        }

        return TryRead(request, out TimeInNanoseconds time) && TryReadClock(clock, out ulong now)
            ? IsOver(time.Total > now ? time.Total - now : 0) ? SyscallResult.Success : Wait(WaitReason.None, isRestartable: false)
            : SyscallErrno.BadAddress;
    }

    private SyscallResult Sleep(UserPointer<TimeInNanoseconds> request)
    {
        return !TryRead(request, out TimeInNanoseconds time) ? SyscallErrno.BadAddress
            : !time.IsValid ? SyscallErrno.InvalidArgument
            : IsOver(time.Total) ? SyscallResult.Success
            : Wait(WaitReason.None, isRestartable: false);
    }
}
