using System;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Testing;

/// <content>
/// The waits. All of them run the whole machine, and end by a <see cref="GuestFailureException"/> when what they wait for does not
/// come within their bound in virtual time, or cannot come any more.
/// </content>
public abstract partial class Guest
{
    /// <summary>
    /// Runs the machine until the guest has printed a line. What was printed before the line that the last wait found, and that line, do
    /// not count: a test reads the console from top to bottom.
    /// </summary>
    /// <param name="line">The whole line, without its end.</param>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <exception cref="GuestFailureException">The line did not come in time, or cannot any more; or a guest crashed.</exception>
    public void RunUntilLine(string line, TimeSpan? within = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        Transcript.HasChanged = true;
        Machine.RunUntil(this, () => TakeChange() && Transcript.TryReadLine(line), within, $"the line \"{line}\" of {this}");
    }

    /// <summary>The same with a part of a line, which need not have ended: a prompt has no end.</summary>
    /// <param name="text">A part of a line.</param>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <returns>The line, as far as it is printed.</returns>
    /// <exception cref="GuestFailureException">The text did not come in time, or cannot any more; or a guest crashed.</exception>
    public string RunUntilText(string text, TimeSpan? within = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        string line = string.Empty;
        Transcript.HasChanged = true;
        Machine.RunUntil(this, () => TakeChange() && Transcript.TryReadText(text, out line), within, $"\"{text}\" on the console of {this}");
        return line;
    }

    /// <summary>Runs the machine until an event is raised on one of the guest's ports, whoever raises it, from now on.</summary>
    /// <param name="port">The port.</param>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">Port 0 is nobody's.</exception>
    /// <exception cref="GuestFailureException">None was raised in time, or can be any more; or a guest crashed.</exception>
    public void RunUntilEvent(Port port, TimeSpan? within = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(port.Value, nameof(port));
        (AwaitedPort, AwaitedEvents) = (port, 0);
        try
        {
            Machine.RunUntil(this, () => AwaitedEvents > 0, within, $"an event on port {port} of {this}");
        }
        finally
        {
            AwaitedPort = default;
        }
    }

    /// <summary>Runs the machine until something holds; it is looked at between two handlers.</summary>
    /// <param name="condition">What is to hold. It must change nothing.</param>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <param name="what">What the condition says, for the failure's message; left out, its source text.</param>
    /// <exception cref="GuestFailureException">It did not hold in time, or the guest ended before; or a guest crashed.</exception>
    public void RunUntil(Func<bool> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Machine.RunUntil(this, condition, within, Machine.WithoutArrow(what));

    /// <summary>Runs the machine until nothing can ever happen on it: no guest has work, and no timer would wake one.</summary>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <exception cref="GuestFailureException">It took longer, as with a kernel that ticks or works without end; or a guest crashed.</exception>
    public void RunUntilIdle(TimeSpan? within = null) => Machine.RunUntilIdle(within);

    /// <summary>Lets virtual time pass on the machine, and whatever happens in it happen (<see cref="Machine.RunFor"/>).</summary>
    /// <param name="time">How long.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    /// <exception cref="GuestFailureException">A guest crashed.</exception>
    public void RunFor(TimeSpan time) => Machine.RunFor(time);

    /// <summary>Runs the machine until the guest has ended by itself.</summary>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <returns>Why: it powered off, asked for a reboot, and so on.</returns>
    /// <exception cref="GuestFailureException">It did not end in time, or crashed, or never will end; or another guest crashed.</exception>
    public ShutdownReason RunUntilEnd(TimeSpan? within = null)
    {
        Machine.RunUntil(null, () => Domain.HasEnded, within, $"{this} to end");
        return Domain.ExitReason!.Value;
    }

    /// <summary>Runs the machine until the guest has crashed, which its test expects from here on (<see cref="MayCrash"/>).</summary>
    /// <param name="within">How long it may take at most, in virtual time; <see cref="MachineOptions.Bound"/> when null.</param>
    /// <returns>What is known about the crash.</returns>
    /// <exception cref="GuestFailureException">It did not crash in time, ended otherwise or never will crash; or another guest crashed.</exception>
    public GuestCrash RunUntilCrash(TimeSpan? within = null)
    {
        bool mayCrash = MayCrash;
        MayCrash = true;
        try
        {
            Machine.RunUntil(this, () => HasCrashed, within, $"{this} to crash");
        }
        catch (GuestFailureException)
        {
            MayCrash = mayCrash;
            throw;
        }

        return new GuestCrash(Domain);
    }

    /// <summary>Runs the machine until the kernel's boot method has returned.</summary>
    internal void RunUntilBooted() =>
        Machine.RunUntil(null, () => Domain.Vcpus[0].HasBooted, null, $"{this} to boot");

    // Looking through the console is worth it only when there is something new.
    private bool TakeChange()
    {
        bool hasChanged = Transcript.HasChanged;
        Transcript.HasChanged = false;
        return hasChanged;
    }
}
