namespace HypercallSdk.Testing;

/// <summary>Why a wait ended.</summary>
internal enum WaitEnd
{
    /// <summary>What was waited for is there.</summary>
    Done,

    /// <summary>The time was up.</summary>
    Bound,

    /// <summary>Nothing can ever happen.</summary>
    Idle,

    /// <summary>The guest that it is about has ended, not by a crash.</summary>
    Ended,

    /// <summary>A guest crashed, and no test expects it.</summary>
    Crash,
}
