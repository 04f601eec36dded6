using System;

namespace HypercallSdk.Testing;

/// <summary>An exploration has found a run that fails. Its message has what disturbs it, a test that runs it again, and what failed.</summary>
public sealed class ExplorationFailureException : Exception
{
    /// <summary>Without a message of its own.</summary>
    public ExplorationFailureException()
    {
    }

    /// <summary>Says what failed.</summary>
    public ExplorationFailureException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed, and what it comes from.</summary>
    public ExplorationFailureException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ExplorationFailureException(ExplorationFailure failure)
        : base(failure.ToString(), failure.Exception)
    {
        Failure = failure;
    }

    /// <summary>What was found.</summary>
    public ExplorationFailure? Failure { get; }
}
