using System;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <content>Who the process is, what it may have, and what a C library asks at its start.</content>
public partial struct MiniUnixKernel
{
    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.User() => 0;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.Group() => 0;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.SetIdentity(uint identity) => identity == 0 ? SyscallResult.Success : SyscallErrno.NotPermitted;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.Groups(int count, UserPointer<uint> list) => count < 0 ? SyscallErrno.InvalidArgument : 0;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.SetGroups(int count, UserPointer<uint> list) => count == 0 ? SyscallResult.Success : SyscallErrno.NotPermitted;

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SystemName(UserPointer<SystemNames> names)
    {
        SystemNames.Fill(out SystemNames answer);
        return Answer(names, answer);
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ResourceLimit(uint resource, UserPointer<ResourceLimits> limits) =>
        TryGetLimit(resource, out ResourceLimits answer) ? Answer(limits, answer) : SyscallErrno.InvalidArgument;

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SetResourceLimit(uint resource, UserPointer<ResourceLimits> limits) => SetLimit(resource, limits);

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.LimitResource(int process, uint resource, UserPointer<ResourceLimits> limits, UserPointer<ResourceLimits> previous)
    {
        if (!TryGetLimit(resource, out ResourceLimits answer))
        {
            return SyscallErrno.InvalidArgument;
        }

        SyscallResult result = limits.IsNull ? SyscallResult.Success : SetLimit(resource, limits);
        return result.IsError || previous.IsNull ? result : Answer(previous, answer);
    }

    // The limits are this kernel's own: one that is asked for is noted where it is no higher, and changes nothing.
    private SyscallResult SetLimit(uint resource, UserPointer<ResourceLimits> limits) =>
        !TryGetLimit(resource, out ResourceLimits answer) ? SyscallErrno.InvalidArgument
        : !TryRead(limits, out ResourceLimits wanted) ? SyscallErrno.BadAddress
        : wanted.Current > answer.Maximum || wanted.Maximum > answer.Maximum ? SyscallErrno.NotPermitted
        : SyscallResult.Success;

    private static bool TryGetLimit(uint resource, out ResourceLimits limits)
    {
        const uint Stack = 3;
        const uint Core = 4;
        const uint Processes = 6;
        const uint Files = 7;
        const uint Last = 15;
        ulong limit = resource switch
        {
            Stack => StackSize,
            Core => 0,
            Processes => (ulong)ProcessTable.Count,
            Files => (ulong)Process.Descriptors.Count,
            _ => ulong.MaxValue,
        };
        limits = new ResourceLimits { Current = limit, Maximum = limit };
        return resource <= Last;
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.SegmentBases(uint code, ulong address)
    {
        const uint SetGs = 0x1001;
        const uint SetFs = 0x1002;
        const uint GetFs = 0x1003;
        const uint GetGs = 0x1004;
        return code switch
        {
            SetFs or SetGs when address >= AddressSpace.UserEnd => SyscallErrno.NotPermitted,
            SetFs => UserMode.SetFsBase(address).IsSuccess ? SyscallResult.Success : SyscallErrno.NotPermitted,
            SetGs => UserMode.SetGsBase(address).IsSuccess ? SyscallResult.Success : SyscallErrno.NotPermitted,
            GetFs => Answer(new UserPointer<ulong>(address), UserMode.FsBase),
            GetGs => Answer(new UserPointer<ulong>(address), UserMode.GsBase),
            _ => SyscallErrno.InvalidArgument,
        };
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.ProcessControl(int option, ulong argument)
    {
        const int SetName = 15;
        const int GetName = 16;
        return option switch
        {
            SetName => SyscallResult.Success,
            GetName => Answer(new UserPointer<ulong>(argument), 0UL),
            _ => SyscallErrno.InvalidArgument,
        };
    }

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.ClearOnExit(UserPointer<int> place) => _processes[_current].Number;

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.RobustList(ulong head, ulong length) => SyscallResult.Success;

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.FastMutex(UserPointer<uint> word, int operation, uint value)
    {
        const int CommandMask = 0x7f;
        const int Wait = 0;
        const int Wake = 1;
        return (operation & CommandMask) switch
        {
            Wake => 0,

            // Nobody else runs on this memory who could wake it: it is told to look again.
            Wait => TryRead(word, out _) ? SyscallErrno.TryAgain : SyscallErrno.BadAddress,
            _ => SyscallErrno.NotImplemented,
        };
    }

    /// <inheritdoc/>
    SyscallResult ILinuxCalls.RandomBytes(UserPointer<byte> buffer, ulong count, uint flags)
    {
        Span<byte> bytes = stackalloc byte[256];
        ulong done = 0;
        while (done < count && done < int.MaxValue)
        {
            Span<byte> part = bytes.Slice(0, (int)Math.Min(count - done, (ulong)bytes.Length));
            FillRandom(part);
            if (!TryWrite(buffer.Address + done, part))
            {
                return done != 0 ? (long)done : SyscallErrno.BadAddress;
            }

            done += (ulong)part.Length;
        }

        return (long)done;
    }

    // xorshift64*, from the time-stamp counter at boot: good enough to tell runs apart, no secret.
    private void FillRandom(Span<byte> bytes)
    {
        foreach (ref byte place in bytes)
        {
            _random ^= _random >> 12;
            _random ^= _random << 25;
            _random ^= _random >> 27;
            place = (byte)((_random * 0x2545_f491_4f6c_dd1d) >> 56);
        }
    }

    /// <inheritdoc/>
    readonly SyscallResult ILinuxCalls.NotHere() => SyscallErrno.NotImplemented;
}
