namespace MiniUnix;

/// <summary>What a process is doing.</summary>
internal enum ProcessState : byte
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It runs, or would if it had the processor.</summary>
    Ready,

    /// <summary>It waits: its system call is made again when something that it waits for may have happened.</summary>
    Waiting,

    /// <summary>A signal has stopped it.</summary>
    Stopped,

    /// <summary>It has ended, and its parent has not asked for its status.</summary>
    Ended,
}
