// What comes into a run from outside: readings of a wall clock, and requests. In virtual time there is nothing else than the
// seed, unless somebody posts. All of it can be recorded (HostOptions.Record) and given to another run (HostOptions.Replay),
// which then is the same run: it makes the same steps and ends in the same state, whatever the clock says.
//
// A turn is one round of Step's loop: one handler, or one look at the timers. Requests are applied between two turns, and a
// recording has with each the turn before which it was, at the place in the order of inputs where the host noticed it: a
// request that cuts a wait short is taken from its queue there, between two readings of the clock, and applied at its turn.
// Every so many turns it has a digest of which vCPU ran on which CPU,
// and how long: a replay that parts is noticed then at the latest, not at its end.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Recording;
using HypercallSdk.Hypervisor.Scheduling;

namespace HypercallSdk.Hypervisor;

public sealed partial class Host
{
    private const ulong TurnsPerCheck = 16;

    private readonly ConcurrentQueue<HostRequest> _posted = new();
    private readonly Queue<HostRequest> _taken = new();
    private readonly IInputLog? _inputs;
    private volatile bool _hasInputs;
    private ulong _turn;
    private ulong _path;

    /// <summary>
    /// Asks something of the machine while it runs, from any thread: it is done before the next step. A host that waits by
    /// the wall clock wakes up. While a recording is replayed the requests are the recorded ones, and these are dropped.
    /// </summary>
    public void Post(HostRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_inputs is InputReplay)
            return;

        _posted.Enqueue(request);
        _hasInputs = true;
        _woken.Set();
    }

    /// <summary>
    /// Ends the recording with the state as it is; a replay is compared with its recording's end instead. What the host does
    /// after that is not in it. (A recording is ended by <see cref="Dispose"/> too.)
    /// </summary>
    /// <exception cref="ReplayException">The replay did not end as the recorded run did.</exception>
    public void EndInputs() => _inputs?.End(_turn, StateHash());

    private static IInputLog? OpenInputs(HostOptions options)
    {
        if (options.Replay is { } recorded)
        {
            if (options.Record is not null)
                throw new ArgumentException("A run is recorded or replayed, not both.", nameof(options));

            var replay = new InputReplay(recorded);
            replay.CheckOptions(options);
            return replay;
        }

        return options.Record is { } output ? new InputRecorder(output, new StopwatchClock(), options) : null;
    }

    private void EndRecording()
    {
        if (_inputs is InputRecorder recorder)
            recorder.End(_turn, StateHash());
    }

    // Takes what is asked before turn `turn`, and writes it down; false where nothing is, yet.
    private bool TryTakeRequest(ulong turn)
    {
        if (_inputs is InputReplay replay)
        {
            if (!replay.HasRequest(turn))
                return false;

            _taken.Enqueue(replay.TakeRequest());
            return true;
        }

        if (!_posted.TryDequeue(out HostRequest? request))
            return false;

        (_inputs as InputRecorder)?.Add(turn, request);
        _taken.Enqueue(request);
        return true;
    }

    // At the beginning of each turn in which there may be inputs.
    private void TakeInputs()
    {
        if (_inputs is { } inputs)
        {
            foreach (PhysicalCpu cpu in _cpus)
            {
                _path = (_path ^ cpu.LocalTime) * 0x9e37_79b9_7f4a_7c15;
                _path ^= cpu.Current is { } vcpu ? (_path >> 32) + (((ulong)vcpu.Domain.Id.Value << 16) | vcpu.Id.Value) : _path >> 29;
            }

            if (_turn % TurnsPerCheck == 0)
                inputs.Check(_turn, _path >> 32);
        }

        while (_taken.Count != 0 || TryTakeRequest(_turn))
            Apply(_taken.Dequeue());
    }

    private void Apply(HostRequest request)
    {
        foreach (Domain domain in _domains)
        {
            if (domain.Id == request.Domain)
            {
                if (!domain.HasEnded)
                    Apply(domain, request);

                return;
            }
        }
    }

    private static void Apply(Domain domain, HostRequest request)
    {
        switch (request.Kind)
        {
            case HostRequestKind.Pause:
                _ = domain.TryPause(); // whoever asked twice too often has it paused anyway
                break;
            case HostRequestKind.Unpause:
                _ = domain.TryUnpause(); // not paused is what was asked for
                break;
            case HostRequestKind.End:
                domain.End(request.Reason);
                break;
            case HostRequestKind.RaiseNmi when request.Vcpu.Value < (uint)domain.Vcpus.Count:
                domain.Vcpus[(int)request.Vcpu.Value].RaiseNmi();
                break;
            case HostRequestKind.Suspend when !domain.IsSuspended && domain.Vcpus[0].HasBooted:
                domain.Suspend();
                break;
            case HostRequestKind.Resume when domain.IsSuspended:
                domain.Resume();
                break;
            case HostRequestKind.Type:
                domain.Type(request.Text.Span);
                break;
        }
    }
}
