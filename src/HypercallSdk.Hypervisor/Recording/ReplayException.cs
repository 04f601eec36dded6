using System;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>A recording cannot be replayed: it is no recording, or of another run than this one.</summary>
public sealed class ReplayException : InvalidOperationException
{
    /// <summary>Without a message of its own.</summary>
    public ReplayException()
    {
    }

    /// <summary>Says what does not fit.</summary>
    public ReplayException(string message)
        : base(message)
    {
    }

    /// <summary>Says what does not fit, and what it comes from.</summary>
    public ReplayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
