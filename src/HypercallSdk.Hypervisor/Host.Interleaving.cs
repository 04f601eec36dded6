// Handlers that are not atomic (HostOptions.Interleaver). A handler that is held up stands in the middle of the stack of a thread, which
// waits; the host is run on by another one, whose other physical CPUs have clocks that are further behind. When it is the handler's turn
// again, the thread that runs the host tells the waiting one to go on, and is done. So exactly one thread runs at any time, and which one
// decides nothing: the run is as much a function of the seed as one without threads.
//
// Whoever called Step is the base. Either a handler that was entered from its stack is held up, or it waits here until a half-done handler
// of another thread's has ended or is held up again, and then goes on as if it had run that itself.
using System;
using System.Threading;
using HypercallSdk.Hypervisor.Interleaving;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor;

public sealed unsafe partial class Host
{
    private readonly SemaphoreSlim _base = new(0);
    private readonly IInterleaver? _interleaver;
    private HandlerThread? _runner;
    private HalfDoneHandler? _due;
    private Exception? _failure;
    private int _halfDone;
    private bool _isBaseWaiting;
    private bool _isAbandoned;

    /// <summary>Whether no handler is held up in its middle. Always true where handlers are atomic.</summary>
    internal bool IsBetweenHandlers => _halfDone == 0;

    /// <summary>When the one-shot timer goes off that <paramref name="vcpu"/> sets now for <paramref name="deadline"/>: then, unless it is to be late.</summary>
    internal ulong Delay(Vcpu vcpu, ulong deadline)
    {
        ulong lateness = _interleaver?.Lateness(vcpu) ?? 0;
        return lateness <= ulong.MaxValue - deadline ? deadline + lateness : deadline;
    }

    /// <summary>
    /// The running handler of <paramref name="vcpu"/> is held up: its physical CPU's clock goes on, and what happens before that time happens
    /// first. Returns when it is its turn again, perhaps after its domain has ended.
    /// </summary>
    internal void HoldUp(Vcpu vcpu, ulong nanoseconds)
    {
        if (_isAbandoned)
            throw new DomainUnwindException();

        PhysicalCpu cpu = vcpu.Unit.Cpu;
        if (!Clock.IsOn(cpu) || cpu.HalfDone is not null)
            return;

        VcpuGate? gate = Clock.Running;
        Clock.SetRunning(null);
        Clock.Charge(nanoseconds);
        if (IsAnythingBefore(cpu))
        {
            var handler = new HalfDoneHandler(_runner);
            cpu.HalfDone = handler;
            _halfDone++;
            PassOn();
            handler.Wait();
            _runner = handler.Thread;
            _halfDone--;
            cpu.HalfDone = null;
            _horizon = ulong.Max(_horizon, cpu.LocalTime);
            Clock.Enter(cpu);
        }

        Clock.SetRunning(gate);
        if (_isAbandoned)
            throw new DomainUnwindException();

        if (_runner is null)
            ThrowFailure();
    }

    /// <summary>Has every half-done handler left where it is.</summary>
    private void AbandonHandlers()
    {
        _isAbandoned = true;
        foreach (PhysicalCpu cpu in _cpus)
        {
            if (cpu.HalfDone is { } handler)
                GoOn(handler);
        }
    }

    // Before the vCPU enters its next handler: whether that has to wait.
    private bool IsHeldUpAtEntry(PhysicalCpu cpu, Vcpu vcpu)
    {
        if (vcpu.Mode == VcpuMode.User)
            return false;

        if (cpu.HeldUp == vcpu)
        {
            cpu.HeldUp = null;
            return false;
        }

        ulong nanoseconds = _interleaver!.HoldUp(vcpu, InterleavingPoint.Entry);
        if (nanoseconds == 0)
            return false;

        cpu.HeldUp = vcpu;
        Clock.Charge(nanoseconds);
        return true;
    }

    private bool IsAnythingBefore(PhysicalCpu cpu)
    {
        if (Timers.NextDeadline <= cpu.LocalTime)
            return true;

        foreach (PhysicalCpu other in _cpus)
        {
            if (other != cpu && other.IsBusy && other.LocalTime <= cpu.LocalTime)
                return true;
        }

        return false;
    }

    // The thread that runs the host is going to wait: another one runs it on.
    private void PassOn()
    {
        if (_isBaseWaiting)
            PassToBase();
        else
            _interleaver!.Threads.Run(RunMeanwhile);
    }

    private void PassToBase()
    {
        _isBaseWaiting = false;
        _runner = null;
        _base.Release();
    }

    // On a thread of its own, until somebody else is to go on. What it does last is to say so: from then on it touches nothing.
    private void RunMeanwhile(HandlerThread thread)
    {
        _runner = thread;
        try
        {
            while (true)
            {
                _ = DoNext(ulong.MaxValue);
                if (_due is { } due)
                {
                    _due = null;
                    due.GoOn();
                    return;
                }

                EndStep();
                if (_isBaseWaiting)
                {
                    PassToBase();
                    return;
                }
            }
        }
        catch (Exception exception)
        {
            // Nothing that a guest does: it is for whoever called Step.
            _failure = exception;
            if (_isBaseWaiting)
                PassToBase();
            else
                HandlerOfBase().GoOn();
        }
    }

    private HalfDoneHandler HandlerOfBase()
    {
        foreach (PhysicalCpu cpu in _cpus)
        {
            if (cpu.HalfDone is { Thread: null } handler)
                return handler;
        }

        throw new InvalidOperationException("The thread that runs the host neither waits nor is in a handler.");
    }

    // On the base: has a handler of another thread's go on, and waits until it has ended, or is held up again.
    private void GoOn(HalfDoneHandler handler)
    {
        _isBaseWaiting = true;
        handler.GoOn();
        _base.Wait();
        ThrowFailure();
    }

    private void ThrowFailure()
    {
        if (_failure is { } failure)
        {
            _failure = null;
            throw new HostFailureException(failure);
        }
    }
}
