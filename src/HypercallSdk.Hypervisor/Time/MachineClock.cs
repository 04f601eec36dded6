using System;
using System.Diagnostics;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Time;

/// <summary>
/// The machine's clock: nanoseconds since it was switched on, never going back. In virtual time it moves only when
/// somebody is charged or an idle stretch is skipped; in wall-clock mode it is the host's monotonic clock.
/// </summary>
internal sealed class MachineClock
{
    private readonly bool _isVirtual;
    private readonly long _started = Stopwatch.GetTimestamp();
    private ulong _virtualNow;

    public MachineClock(TimeMode mode, DateTimeOffset wallClockStart)
    {
        _isVirtual = mode == TimeMode.Virtual;
        WallClockAtStart = _isVirtual ? wallClockStart : DateTimeOffset.UtcNow;
    }

    /// <summary>Whether time is virtual.</summary>
    public bool IsVirtual => _isVirtual;

    /// <summary>The date at the machine's time 0.</summary>
    public DateTimeOffset WallClockAtStart { get; }

    /// <summary>Nanoseconds since the machine was switched on. The time-stamp counter runs at 1 GHz, so it reads the same.</summary>
    public ulong Now
    {
        get
        {
            if (!_isVirtual)
                return (ulong)Stopwatch.GetElapsedTime(_started).Ticks * 100;

            if (Running is { } gate)
                Charge(gate.TakeCost());

            return _virtualNow;
        }
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
        ulong next = _virtualNow + nanoseconds;

        // Saturates: what a guest asks to be charged cannot turn time back.
        _virtualNow = next < _virtualNow ? _virtualNow : next;
    }

    /// <summary>Skips to <paramref name="deadline"/>, if that lies ahead; on a wall clock the host has waited instead.</summary>
    public void SkipTo(ulong deadline)
    {
        if (deadline > _virtualNow)
            _virtualNow = deadline;
    }
}
