using System;
using System.Threading;

namespace HypercallSdk.Hypervisor.Interleaving;

/// <summary>A thread that goes on with a machine while another one waits in a handler of its.</summary>
internal sealed class HandlerThread
{
    private readonly HandlerThreads _threads;
    private readonly SemaphoreSlim _hasWork = new(0);
    private Action<HandlerThread>? _work;

    public HandlerThread(HandlerThreads threads)
    {
        _threads = threads;
        new Thread(Run) { IsBackground = true, Name = "HypercallSdk handlers" }.Start();
    }

    /// <summary>Has it do <paramref name="work"/>; with null it ends.</summary>
    public void Start(Action<HandlerThread>? work)
    {
        _work = work;
        _hasWork.Release();
    }

    private void Run()
    {
        while (true)
        {
            _hasWork.Wait();
            if (_work is not { } work)
                return;

            work(this);
            _threads.Return(this);
        }
    }
}
