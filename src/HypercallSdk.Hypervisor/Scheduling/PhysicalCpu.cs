using System.Diagnostics;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using HypercallSdk.Hypervisor.Interleaving;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>
/// A physical processor of the machine, simulated: what runs on it, and how far its own clock has come. All of them are
/// driven by the host's one thread, the one whose clock is furthest behind first.
/// </summary>
/// <param name="id">Its number, from 0.</param>
/// <param name="units">The host's units.</param>
[DebuggerDisplay("{ToString(),nq}")]
internal sealed unsafe class PhysicalCpu(int id, UnitTable units)
{
    // Whom Current found last, and by which state: while it is there, no other unit has that one.
    private Vcpu? _found;
    private UnitState* _foundBy;

    private ulong _idleSince;
    private ulong _idleTime;

    /// <summary>Its number, from 0.</summary>
    public int Id { get; } = id;

    /// <summary>
    /// Its local clock in virtual time, in nanoseconds: what it has been charged for, and what it has idled. On a wall clock
    /// nobody looks at it.
    /// </summary>
    public ulong LocalTime { get; set; }

    /// <summary>The vCPU that it runs between two looks at the scheduler; null while it is idle.</summary>
    // SAFETY: whoever forgets a unit has seen to it that no CPU runs it.
    public Vcpu? Current
    {
        get => Running == _foundBy ? _found : Find();
        set
        {
            _found = value;
            _foundBy = value is null ? null : value.Unit.State;
            Running = _foundBy;
        }
    }

    /// <summary>What a switch looks at of the unit of <see cref="Current"/>; null while it is idle.</summary>
    public UnitState* Running { get; set; }

    /// <summary>Whether the scheduler is to be asked again before the next handler.</summary>
    public bool IsTickled { get; private set; }

    /// <summary>When the scheduler is asked again in any case.</summary>
    public ulong SliceEnd { get; set; }

    /// <summary>What the scheduler keeps for it.</summary>
    public SchedulerCpu? Data { get; set; }

    /// <summary>Whether it has anything to do: an idle one's clock stands.</summary>
    public bool IsBusy => Running != null || IsTickled || HalfDone is not null;

    /// <summary>The handler on it that is held up in its middle; null where there is none, as always where handlers are atomic.</summary>
    public HalfDoneHandler? HalfDone { get; set; }

    /// <summary>The vCPU that was held up before the handler that it enters next.</summary>
    public Vcpu? HeldUp { get; set; }

    /// <summary>Has the scheduler asked before the next handler. An idle processor wakes: its clock goes on to <paramref name="now"/>.</summary>
    public void Tickle(ulong now)
    {
        if (!IsBusy && now > LocalTime)
            LocalTime = now;

        IsTickled = true;
    }

    /// <summary>The scheduler is being asked.</summary>
    public void TakeTickle() => IsTickled = false;

    /// <summary>How long it had nothing to run, up to <paramref name="now"/>.</summary>
    public ulong IdleTime(ulong now) => _idleTime + (Running == null && now > _idleSince ? now - _idleSince : 0);

    /// <summary>It has nothing to run from <paramref name="now"/> on.</summary>
    public void BeginIdle(ulong now) => _idleSince = now;

    /// <summary>It has something to run again.</summary>
    public void EndIdle(ulong now)
    {
        if (now > _idleSince)
            _idleTime += now - _idleSince;
    }

    // A switch by the short way says only which state runs: it has no reference to keep.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vcpu? Find()
    {
        _found = units[Running]?.Vcpu;
        _foundBy = Running;
        return _found;
    }

    /// <summary>A digest of what it does and did.</summary>
    public void AddTo(XxHash128 hash)
    {
        Host.Add(hash, LocalTime);
        Host.Add(hash, SliceEnd);
        Host.Add(hash, Current is { } vcpu ? (ulong)vcpu.Domain.Id.Value << 32 | vcpu.Id.Value : ulong.MaxValue);
        Host.Add(hash, IsTickled ? 1UL : 0);
        Host.Add(hash, _idleSince);
        Host.Add(hash, _idleTime);
    }

    /// <inheritdoc/>
    public override string ToString() => $"cpu{Id}";
}
