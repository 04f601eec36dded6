using System.Runtime.CompilerServices;

namespace MiniUnix;

/// <summary>A process's signals: bit n - 1 stands for signal n.</summary>
internal struct SignalState
{
    /// <summary>Those that were sent and not taken.</summary>
    public ulong Pending;

    /// <summary>Those that wait.</summary>
    public ulong Blocked;

    /// <summary>The mask to come back to after the next handler, where a call has set another one for its wait.</summary>
    public ulong SavedMask;

    /// <summary>Whether there is such a mask.</summary>
    public bool HasSavedMask;

    /// <summary>What each does.</summary>
    public HandlerTable Handlers;

    /// <summary>A signal's bit.</summary>
    public static ulong BitOf(int signal) => 1UL << (signal - 1);

    /// <summary>The handlers, by number.</summary>
    [InlineArray(Count)]
    internal struct HandlerTable
    {
        /// <summary>Signals 1 to 64.</summary>
        public const int Count = 65;

        private SignalHandler _first;
    }
}
