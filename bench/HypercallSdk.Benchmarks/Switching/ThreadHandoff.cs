using System;
using System.Threading;

namespace HypercallSdk.Benchmarks.Switching;

/// <summary>Two threads that pass a turn to and fro: what a vCPU on a thread of its own would cost.</summary>
internal sealed class ThreadHandoff : IDisposable
{
    private readonly SemaphoreSlim _there = new(0);
    private readonly SemaphoreSlim _back = new(0);
    private readonly Thread _thread;
    private volatile bool _stopping;

    public ThreadHandoff()
    {
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Two switches.</summary>
    public void RoundTrip()
    {
        _there.Release();
        _back.Wait();
    }

    public void Dispose()
    {
        _stopping = true;
        _there.Release();
        _thread.Join();
        _there.Dispose();
        _back.Dispose();
    }

    private void Serve()
    {
        while (true)
        {
            _there.Wait();
            if (_stopping)
            {
                return;
            }

            _back.Release();
        }
    }
}
