using System;

namespace HypercallSdk.Testing;

/// <summary>
/// What a test waited for did not come, or a guest did what no test expected. Any test framework reports it as a failed test, and
/// its message says what the guests did until then: their consoles, last hypercalls, refusals, vCPUs, and how to run it again.
/// </summary>
public sealed class GuestFailureException : Exception
{
    /// <summary>Without a message of its own.</summary>
    public GuestFailureException()
    {
    }

    /// <summary>Says what failed.</summary>
    public GuestFailureException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed, and what it comes from.</summary>
    public GuestFailureException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What failed, in one line: the first of the message.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>The seed of the run.</summary>
    public ulong Seed { get; init; }

    /// <summary>When it failed, in virtual time since the machine was switched on.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>How to make the same run again.</summary>
    public string Replay { get; init; } = string.Empty;
}
