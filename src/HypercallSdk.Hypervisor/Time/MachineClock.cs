using System;
using System.Diagnostics;
using System.Threading;
using HypercallSdk.Hypervisor.Recording;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Time;

/// <summary>
/// The machine's clock: nanoseconds since it was switched on. In virtual time it is the local clock of the physical CPU that
/// runs, which moves only when somebody is charged or an idle stretch is skipped; while the host handles a timer it is that
/// timer's time. In wall-clock mode it is the host's monotonic clock, the same for all.
/// </summary>
internal sealed class MachineClock
{
    private readonly bool _isVirtual;
    private readonly IClockSource _source;
    private readonly PhysicalCpu _interrupt = new(-1, new UnitTable());
    private PhysicalCpu _cpu;
    private bool _isWaiting;

    /// <summary>Makes a clock.</summary>
    /// <param name="mode">Virtual, or a wall clock.</param>
    /// <param name="virtualStart">The date at virtual time 0.</param>
    /// <param name="source">What a wall clock reads.</param>
    public MachineClock(TimeMode mode, DateTimeOffset virtualStart, IClockSource source)
    {
        _isVirtual = mode == TimeMode.Virtual;
        _source = source;
        _cpu = _interrupt;
        WallClockAtStart = _isVirtual ? virtualStart : source.Start;
    }

    /// <summary>Whether time is virtual.</summary>
    public bool IsVirtual => _isVirtual;

    /// <summary>The date at the machine's time 0.</summary>
    public DateTimeOffset WallClockAtStart { get; }

    /// <summary>Nanoseconds since the machine was switched on. The time-stamp counter runs at 1 GHz, so it reads the same.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public ulong Now
    {
        get
        {
            if (!_isVirtual)
                return _source.Read();

            if (Running is { } gate)
                Charge(gate.TakeCost());

            return _cpu.LocalTime;
        }
    }

    /// <summary>The time for who only looks on: on a wall clock it is no reading that a recording has.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public ulong TraceTime => _isVirtual ? Now : _source.Peek();

    /// <summary>
    /// The time for a debugger, which changes nothing at all: what the running handler's calls cost is counted and stays to be
    /// charged.
    /// </summary>
    public ulong Glance => _isVirtual ? _cpu.LocalTime + (Running?.PendingCost ?? 0) : _source.Peek();

    /// <summary>Whether the host lets time pass on a wall clock: whoever has something for it has to wake it.</summary>
    public bool IsWaiting => Volatile.Read(ref _isWaiting);

    /// <summary>Lets time pass on a wall clock, until somebody says that there is something to do.</summary>
    public void Wait(ManualResetEventSlim woken, int milliseconds)
    {
        Volatile.Write(ref _isWaiting, true);
        _source.Wait(woken, milliseconds);
        Volatile.Write(ref _isWaiting, false);
    }

    /// <summary>From here on the time is that of <paramref name="cpu"/>.</summary>
    // Mostly it is already, and a comparison costs less than telling the collector.
    public void Enter(PhysicalCpu cpu)
    {
        if (_cpu != cpu)
            _cpu = cpu;
    }

    /// <summary>Whether the time is that of <paramref name="cpu"/>.</summary>
    public bool IsOn(PhysicalCpu cpu) => _cpu == cpu;

    /// <summary>The time is <paramref name="now"/>, on no physical CPU: a timer goes off.</summary>
    public void EnterInterrupt(ulong now)
    {
        _interrupt.LocalTime = now;
        _cpu = _interrupt;
    }

    /// <summary>The gate of the vCPU that runs: its calls are charged when somebody asks for the time, and when it stops.</summary>
    public VcpuGate? Running { get; private set; }

    /// <summary>A vCPU runs, or with null the one that ran stops.</summary>
    public void SetRunning(VcpuGate? gate)
    {
        if (Running is { } stopped)
            Charge(stopped.TakeCost());

        Running = gate;
    }

    /// <summary>Charges computing time; without effect on a wall clock.</summary>
    public void Charge(ulong nanoseconds)
    {
        ulong next = _cpu.LocalTime + nanoseconds;

        // Saturates: what a guest asks to be charged cannot turn time back.
        _cpu.LocalTime = next < nanoseconds ? _cpu.LocalTime : next;
    }
}
