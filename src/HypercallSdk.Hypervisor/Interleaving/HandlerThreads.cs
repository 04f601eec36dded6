using System;
using System.Collections.Generic;
using System.Threading;

namespace HypercallSdk.Hypervisor.Interleaving;

/// <summary>Threads for half-done handlers, kept for the next one: a machine that lives for a millisecond has no time to make its own.</summary>
internal sealed class HandlerThreads : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stack<HandlerThread> _idle = new();
    private bool _isDisposed;

    /// <summary>Has a thread do <paramref name="work"/>, which says itself when others may go on.</summary>
    public void Run(Action<HandlerThread> work) => Take().Start(work);

    /// <summary>Ends the threads that have nothing to do, and the others when they have done it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            while (_idle.TryPop(out HandlerThread? thread))
                thread.Start(null);
        }
    }

    /// <summary>The thread has done its work.</summary>
    internal void Return(HandlerThread thread)
    {
        lock (_lock)
        {
            if (_isDisposed)
                thread.Start(null);
            else
                _idle.Push(thread);
        }
    }

    private HandlerThread Take()
    {
        lock (_lock)
            return _idle.TryPop(out HandlerThread? thread) ? thread : new HandlerThread(this);
    }
}
