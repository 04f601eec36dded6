// Every wait of the kit is here: steps until something holds, each looked at between two handlers. It ends, at the latest, when the
// machine has come as far in virtual time as the wait may last. A crash that no test expects ends it first: a condition that holds in
// spite of it would hide it.
using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Tracing;

namespace HypercallSdk.Testing;

public sealed partial class Machine
{
    // In an exploration handlers may wait for each other: one that is half done after so long will not end.
    private const ulong LongestHandler = 1_000_000_000;

    /// <summary>Runs the machine until nothing can ever happen on it: no guest has work, and no timer would wake one.</summary>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <exception cref="GuestFailureException">It took longer, as with a kernel that ticks or works without end; or a guest crashed.</exception>
    public void RunUntilIdle(TimeSpan? within = null)
    {
        switch (Run(null, static () => false, within, out TimeSpan bound))
        {
            case WaitEnd.Idle:
                return;
            case WaitEnd.Crash:
                throw Crashed("the machine to be idle");
            default:
                throw Fail($"waited {Text(bound)} of virtual time for the machine to be idle: some guest always has work, or a timer that wakes it", null);
        }
    }

    /// <summary>Runs the machine until something holds; it is looked at between two handlers.</summary>
    /// <param name="condition">What is to hold. It must change nothing.</param>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <param name="what">What the condition says, for the failure's message; left out, its source text.</param>
    /// <exception cref="GuestFailureException">It did not hold in time, or cannot any more; or a guest crashed.</exception>
    public void RunUntil(Func<bool> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        RunUntil(null, condition, within, WithoutArrow(what));

    /// <summary>
    /// Lets virtual time pass, and whatever happens in it happen. A handler is not cut short: the machine may stop later by what the
    /// last one cost.
    /// </summary>
    /// <param name="time">How long.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    /// <exception cref="GuestFailureException">A guest crashed.</exception>
    public void RunFor(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        RunTo(Host.Now + ToNanoseconds(time), $"{Text(time)} to pass");
    }

    /// <summary>The same up to a time since the machine was switched on. One that has passed does nothing.</summary>
    /// <param name="time">The time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    /// <exception cref="GuestFailureException">A guest crashed.</exception>
    public void RunUntilTime(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        RunTo(ToNanoseconds(time), $"virtual time {Text(time)}");
    }

    /// <summary>Waits for <paramref name="condition"/>; <paramref name="guest"/>, if there is one, must live for it to come true.</summary>
    internal void RunUntil(Guest? guest, Func<bool> condition, TimeSpan? within, string what)
    {
        ArgumentNullException.ThrowIfNull(condition);
        WaitEnd end = Run(guest, condition, within, out TimeSpan bound);
        switch (end)
        {
            case WaitEnd.Done:
                return;
            case WaitEnd.Crash:
                throw Crashed(what);
            case WaitEnd.Ended:
                throw Fail($"waited for {what}: {guest} ended first ({guest!.Domain.ExitReason})", guest);
            case WaitEnd.Idle:
                throw Fail($"waited for {what}: nothing can happen any more on the machine", guest);
            default:
                throw Fail($"waited {Text(bound)} of virtual time for {what}", guest);
        }
    }

    /// <summary>The failure of a wait that a crash ended.</summary>
    internal GuestFailureException Crashed(string what)
    {
        Guest crashed = CrashedGuest()!;
        return Fail($"waited for {what}: {crashed} crashed first: {new GuestCrash(crashed.Domain).Explanation}", crashed);
    }

    /// <summary>A failure with everything that is known.</summary>
    internal GuestFailureException Fail(string summary, Guest? guest)
    {
        summary = char.ToUpperInvariant(summary[0]) + summary[1..];
        return new GuestFailureException(FailureReport.Write(this, guest, summary), guest?.Domain.CrashReport?.Exception)
        {
            Summary = summary,
            Seed = Seed,
            Time = Now,
            Replay = Replay,
        };
    }

    internal static string Text(TimeSpan time) => FailureReport.Milliseconds(ToNanoseconds(time));

    /// <summary>A condition's source text without what makes it a lambda.</summary>
    internal static string WithoutArrow(string condition) =>
        condition.StartsWith("() => ", StringComparison.Ordinal) ? condition["() => ".Length..] : condition;

    internal static ulong ToNanoseconds(TimeSpan time) => (ulong)time.Ticks * TimeSpan.NanosecondsPerTick;

    private WaitEnd Run(Guest? guest, Func<bool> condition, TimeSpan? within, out TimeSpan bound)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        bound = within ?? Options.Bound;
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, TimeSpan.Zero, nameof(within));
        bool isInner = _isWaiting;
        _isWaiting = true;
        try
        {
            return Run(guest, condition, Host.Now + ToNanoseconds(bound));
        }
        finally
        {
            _isWaiting = isInner;
        }
    }

    private WaitEnd Run(Guest? guest, Func<bool> condition, ulong limit)
    {
        while (true)
        {
            if (CrashedGuest() is not null)
                return WaitEnd.Crash;

            // A test looks between two handlers, in an exploration too.
            if (Host.IsBetweenHandlers)
            {
                Explored?.Scenario.Check(this);
                if (condition())
                    return WaitEnd.Done;

                if (guest is { Domain.HasEnded: true })
                    return WaitEnd.Ended;

                if (Host.Now >= limit)
                    return WaitEnd.Bound;
            }
            else if (Host.Now >= limit + LongestHandler)
            {
                return WaitEnd.Bound;
            }

            if (!Host.Step(limit))
                return WaitEnd.Idle;

            FinishEnded();
        }
    }

    private void RunTo(ulong time, string what)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        while (Host.Now < time || !Host.IsBetweenHandlers)
        {
            if (Host.IsBetweenHandlers)
                Explored?.Scenario.Check(this);
            else if (Host.Now >= time + LongestHandler)
                throw Fail($"waited for {what}: a handler does not end", null);

            if (!Host.Step(time))
                Host.IdleUntil(time);

            FinishEnded();
            if (CrashedGuest() is not null)
                throw Crashed(what);
        }
    }

    /// <summary>A handler has been left: what is to be done about guests that ended in it.</summary>
    internal void FinishEnded()
    {
        foreach (Guest guest in _guests)
        {
            if (guest.Domain.HasEnded)
                guest.Finish();
        }
    }

    // One whose crash nobody expects.
    private Guest? CrashedGuest()
    {
        foreach (Guest guest in _guests)
        {
            if (guest.HasCrashed && !guest.MayCrash)
                return guest;
        }

        return null;
    }

    // An event is raised: whoever waits for it on that port is told.
    private void Watch(TraceRecord record)
    {
        if (record.Kind != TraceKind.Raise)
            return;

        foreach (Guest guest in _guests)
        {
            if (guest.Id.Value == (ushort)(record.First >> 32) && guest.AwaitedPort.Value == (uint)record.First)
                guest.AwaitedEvents++;
        }
    }
}
