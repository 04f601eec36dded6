// When a vCPU runs and what it does then. It runs when it has not booted, when an upcall is pending and not masked, or
// when its kernel has background work; each time it is given one handler, upcalls masked, which runs to completion. In user
// mode it always has something to do: it is given a stretch of user code (Vcpu.User.cs), until an event is due.
using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Interleaving;
using HypercallSdk.Hypervisor.Recording;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Tracing;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    private bool _hasBooted;
    private ulong _nextStamp;

    // While guest code runs.
    private VcpuGate? _gate;

    /// <summary>Whether the kernel's boot entry was entered.</summary>
    internal bool HasBooted => _hasBooted;

    /// <summary>Whether there is something for the vCPU to do.</summary>
    // These look into the guest's memory, which is gone with its machine: a debugger does not.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal bool IsRunnable => Unit.IsRunnable;

    // Whether it would run if nothing kept it from it. (One that is down has none: it has not asked to wait either.)
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal bool HasWork => !_hasBooted || Unit.HasIdleWork || IsUpcallDue || IsNmiPending;

    // SAFETY: here and below, Info lies in the domain's shared_info frame, which is there as long as the domain.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private bool IsUpcallDue => Info->UpcallPending != 0 && Info->UpcallMask == 0 && _wakeTimer is not { IsArmed: true };

    /// <summary>Whether an upcall would be made at once: pending, and unmasked by the handler that runs.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal bool IsUpcallDeliverable => Info->UpcallPending != 0 && Info->UpcallMask == 0;

    /// <summary>Gives the vCPU one handler. It is its physical CPU's current one.</summary>
    internal void RunOnce()
    {
        ulong now = Domain.Host.Clock.Now;
        if (now >= _nextStamp)
            StampTime(now);

        if (Mode == VcpuMode.User && !IsNmiPending && !IsUpcallDue)
        {
            RunUser();
            return;
        }

        InGuest(static vcpu => vcpu.RunHandler());
    }

    /// <summary>Whether guest code of this vCPU is on the host's stack.</summary>
    internal bool IsInGuest => _gate is not null;

    /// <summary>Its domain has ended: whatever guest code of it runs is left at its next call.</summary>
    internal void ShutGate() => _gate?.Shut();

    /// <summary>Runs one of the kernel's entries that no event leads to, upcalls masked.</summary>
    internal void RunEntry(Action<Vcpu> entry)
    {
        CatchUp();
        Domain.Host.Trace?.Enter(this, TraceEntry.Other);
        if (Mode == VcpuMode.User)
        {
            RunEntryOverUser(entry);
        }
        else
        {
            Info->UpcallMask = 1;
            InGuest(entry);
            Info->UpcallMask &= (byte)(Mode == VcpuMode.User ? 1 : 0);
        }

        Wake();
    }

    /// <summary>
    /// Guest code is about to be run by the host, not by the scheduler: a physical CPU that idles, whose clock stands, goes on
    /// to the time that it is.
    /// </summary>
    internal void CatchUp()
    {
        if (Domain.Host.Clock.IsVirtual && !Unit.Cpu.IsBusy)
            Unit.Cpu.LocalTime = ulong.Max(Unit.Cpu.LocalTime, Domain.Host.Now);
    }

    /// <summary>
    /// Runs <paramref name="code"/> as guest code of this vCPU: the boundary of the domain. Whatever the code throws ends
    /// the domain and nothing else.
    /// </summary>
    // Not inlined: it is what the host's stack is searched for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void InGuest(Action<Vcpu> code)
    {
        MachineClock clock = Domain.Host.Clock;
        clock.Enter(Unit.Cpu);
        clock.Charge(Domain.Host.Options.Costs.Entry);
        VcpuGate gate = Domain.Host.TakeGate(this);
        VcpuGate? outer = clock.Running;
        gate.BeginHandler(Domain.Host.Options.HypercallsPerHandler);
        clock.SetRunning(gate);
        HypercallGate? previous = HypercallGate.Exchange(gate);
        _gate = gate;
        try
        {
            code(this);
            Settle();
        }
        catch (DomainUnwindException)
        {
            // The domain has ended, and whoever ended it left the reason.
        }
        catch (Exception exception) when (exception is not (BrokenInvariantException or ReplayException or HostFailureException))
        {
            Domain.Crash(this, $"the kernel threw {exception.GetType().Name}: {exception.Message}", null, exception);
        }
        finally
        {
            _gate = null;
            clock.SetRunning(outer);
            Domain.Host.Trace?.Leave(this);
            HypercallGate.Exchange(previous);
            Domain.Host.ReturnGate(gate);
        }
    }

    private void RunHandler()
    {
        DomainImage image = Domain.Image;
        Domain.Host.Trace?.Enter(this, !_hasBooted ? TraceEntry.Boot : IsNmiPending ? TraceEntry.Nmi : IsUpcallDue ? TraceEntry.Upcall : TraceEntry.Idle);
        if (!_hasBooted)
        {
            _hasBooted = true;
            Boot(image);
            Unit.HasIdleWork = Domain.Kernel.HasIdleWork;

            // Returning from the boot entry is SCHEDOP_block, which unmasks.
            Info->UpcallMask = 0;
        }
        else if (IsNmiPending)
        {
            IsNmiPending = false;
            Traps.DeliverNmi();
            Unit.HasIdleWork = Domain.Kernel.HasIdleWork;
        }
        else if (IsUpcallDue)
        {
            Traps.DeliverUpcall();
            Unit.HasIdleWork = Domain.Kernel.HasIdleWork;
        }
        else if (Unit.HasIdleWork)
        {
            Info->UpcallMask = 1;
            Unit.HasIdleWork = Domain.Kernel.Idle(image.KernelState);
            Info->UpcallMask = 0;
        }
    }

    // vCPU 0 where the domain builder put it, the others where whoever initialised them said.
    private void Boot(DomainImage image)
    {
        if (Id.Value == 0)
        {
            Domain.Kernel.Boot(image.KernelState, image.StartInfoAddress);
            return;
        }

        if (MadeProcessor is { IsEnteredLater: true })
        {
            // It starts in user mode: its kernel has nothing to do before.
            Traps.Reset(image.EntryAddress(KernelEntry.Idle), image.StackTopOf((int)Id.Value));
            return;
        }

        ulong place = Traps.Context.Rip;
        if (image.EntryAt(place) != KernelEntry.VcpuBoot)
            Crash($"vCPU {Id} was initialised to start at 0x{place:x}: a hosted kernel's vCPUs start at its entry point for them, 0x{image.EntryAddress(KernelEntry.VcpuBoot):x}");

        Traps.Reset(image.EntryAddress(KernelEntry.Idle), Traps.Context.Rsp);
        Domain.Kernel.BootVcpu(image.KernelState);
    }

    /// <summary>The vCPU has run up to <paramref name="now"/>: its periodic timer has ticked when it was to.</summary>
    internal void TakeTicks(ulong now)
    {
        if (PeriodicTimer.TakeTicks(now))
            RaiseTick();
    }

    /// <summary>Its periodic timer ticks.</summary>
    internal void RaiseTick() => Domain.EventChannels.RaiseVirq(this, Virq.Timer);
}
