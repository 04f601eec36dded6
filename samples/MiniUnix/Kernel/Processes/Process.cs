using System.Runtime.CompilerServices;
using HypercallSdk.Guest;

namespace MiniUnix;

/// <summary>A process.</summary>
internal struct Process
{
    /// <summary>What it is doing.</summary>
    public ProcessState State;

    /// <summary>What wakes it while it waits.</summary>
    public WaitReason WaitsFor;

    /// <summary>Whether it left its last system call to wait, and makes it again.</summary>
    public bool IsInCall;

    /// <summary>Whether that call is made again after a signal whose handler asks for it; others answer that they were interrupted.</summary>
    public bool IsRestartable;

    /// <summary>Whether the parent waits until this one has memory of its own.</summary>
    public bool BorrowsMemory;

    /// <summary>Whether it stopped or went on and its parent was not told.</summary>
    public bool HasStopNews;

    /// <summary>Whether that news is that it goes on.</summary>
    public bool HasContinued;

    /// <summary>Whether it has run another program since it was made.</summary>
    public bool HasExecuted;

    /// <summary>Its number.</summary>
    public int Number;

    /// <summary>Its parent's place in the table.</summary>
    public int Parent;

    /// <summary>Its process group.</summary>
    public int Group;

    /// <summary>Its session.</summary>
    public int Session;

    /// <summary>Its memory's place in the table of maps; -1 once it has ended.</summary>
    public int Map;

    /// <summary>How it ended or which signal stopped it, as a parent is told.</summary>
    public int Status;

    /// <summary>The working directory.</summary>
    public int Directory;

    /// <summary>The program's file.</summary>
    public int Program;

    /// <summary>The permissions that new files lack.</summary>
    public uint FileModeMask;

    /// <summary>When the call that waits is to end whatever happens; 0 for never.</summary>
    public ulong CallDeadline;

    /// <summary>How many bytes the call that waits has moved.</summary>
    public ulong CallProgress;

    /// <summary>When SIGALRM is due; 0 for never.</summary>
    public ulong AlarmDeadline;

    /// <summary>How long after that it is due again; 0 for not.</summary>
    public ulong AlarmInterval;

    /// <summary>When it was made, in nanoseconds of system time.</summary>
    public ulong Started;

    /// <summary>How long it has run.</summary>
    public ulong Used;

    /// <summary>The same of its children that have ended.</summary>
    public ulong ChildrenUsed;

    /// <summary>Its signals.</summary>
    public SignalState Signals;

    /// <summary>Its open files.</summary>
    public Descriptors Files;

    /// <summary>Its registers, while it does not run.</summary>
    public UserContext Context;

    /// <summary>Whether there is a process that has not ended.</summary>
    public readonly bool IsAlive => State is ProcessState.Ready or ProcessState.Waiting or ProcessState.Stopped;

    /// <summary>A process's descriptors.</summary>
    [InlineArray(Count)]
    internal struct Descriptors
    {
        /// <summary>How many it may have.</summary>
        public const int Count = 64;

        private Descriptor _first;
    }
}
