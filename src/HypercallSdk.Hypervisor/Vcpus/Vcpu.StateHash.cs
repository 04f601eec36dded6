using System;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Traps;

namespace HypercallSdk.Hypervisor.Vcpus;

/// <content>The vCPU's part of the machine's digest (<see cref="Host.StateHash()"/>). What was never made counts as empty.</content>
public sealed unsafe partial class Vcpu
{
    /// <summary>Adds what the vCPU stands at, between two handlers.</summary>
    internal void AddTo(XxHash128 hash)
    {
        TrapFrame registers = Traps.Context;
        hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<TrapFrame>(in registers)));
        Host.Add(hash, (IsInitialised ? 1UL : 0) | (IsNmiPending ? 2UL : 0) | (_hasBooted ? 4UL : 0) | (Unit.HasIdleWork ? 8UL : 0) | ((ulong)Mode << 8));
        Host.Add(hash, KernelSpace.HasRoot ? KernelSpace.Root.Value + 1 : 0);
        Host.Add(hash, HasUserRoot ? UserSpace.Root.Value + 1 : 0);
        AddUser(hash);
        AddEntries(hash);
        AddDescriptors(hash);

        // SAFETY: the pointer is not followed: which place of the page it is.
        Host.Add(hash, InfoFrame is { } info ? ((info.Value + 1) << Page.Shift) | ((ulong)Info & (Page.Size - 1)) : 0);
        Host.Add(hash, RunstateArea);
        Host.Add(hash, TimeArea);
        Host.Add(hash, _nextStamp);
        Host.Add(hash, PeriodicTimer.Period);
        Host.Add(hash, PeriodicTimer.LastTick);
        AddTimer(hash, _singleShotTimer);
        AddTimer(hash, _wakeTimer);
    }

    private void AddEntries(XxHash128 hash)
    {
        EntryPoints entries = EntryPoints;
        Host.Add(hash, TrapTable.ContentHash);
        Host.Add(hash, entries.Event);
        Host.Add(hash, entries.Failsafe);
        Host.Add(hash, entries.Syscall);
        Host.Add(hash, entries.Sysenter);
        Host.Add(hash, entries.Syscall32);
        Host.Add(hash, (entries.FailsafeMasksEvents ? 1UL : 0) | (entries.SyscallMasksEvents ? 2UL : 0) | (entries.SysenterMasksEvents ? 4UL : 0) | (entries.Syscall32MasksEvents ? 8UL : 0));
        Host.Add(hash, Traps.KernelStack.Selector);
        Host.Add(hash, Traps.KernelStack.Pointer);
    }

    private void AddDescriptors(XxHash128 hash)
    {
        Host.Add(hash, (_descriptors?.GdtEntries ?? 0) | ((ulong)(_descriptors?.LdtEntries ?? 0) << 32));
        Host.Add(hash, _descriptors?.LdtBase.Value ?? 0);
        if (_descriptors is not null)
            hash.Append(MemoryMarshal.AsBytes(_descriptors.GdtFrames));
    }

    // The older of two timers goes off first where both have one deadline.
    private static void AddTimer(XxHash128 hash, HostTimer? timer)
    {
        Host.Add(hash, timer is null ? 0 : ((timer.Order + 1) << 1) | (timer.IsArmed ? 1UL : 0));
        Host.Add(hash, timer is { IsArmed: true } ? timer.Deadline : 0);
    }
}
