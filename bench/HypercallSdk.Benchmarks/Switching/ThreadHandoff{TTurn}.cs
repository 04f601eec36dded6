using System;
using System.Threading;

namespace HypercallSdk.Benchmarks.Switching;

/// <summary>Two threads that pass a turn to and fro: what a vCPU on a thread of its own would cost.</summary>
/// <typeparam name="TTurn">How they wait for each other.</typeparam>
internal sealed class ThreadHandoff<TTurn> : IDisposable
    where TTurn : ITurn, new()
{
    private readonly TTurn _there = new();
    private readonly TTurn _back = new();
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
        _there.Give();
        _back.Take();
    }

    public void Dispose()
    {
        _stopping = true;
        _there.Give();
        _thread.Join();
        _there.Dispose();
        _back.Dispose();
    }

    private void Serve()
    {
        while (true)
        {
            _there.Take();
            if (_stopping)
            {
                return;
            }

            _back.Give();
        }
    }
}
