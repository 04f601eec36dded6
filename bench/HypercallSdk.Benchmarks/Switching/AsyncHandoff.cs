using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace HypercallSdk.Benchmarks.Switching;

/// <summary>
/// Two async methods that take turns on one thread, through an awaiter that only enqueues its continuation: the best
/// that async can do for a vCPU.
/// </summary>
internal sealed class AsyncHandoff : INotifyCompletion
{
    private readonly Queue<Action> _ready = new();

    public AsyncHandoff()
    {
        _ = TakeTurns();
        _ = TakeTurns();
    }

    public long Turns { get; private set; }

    public bool IsCompleted => false;

    public AsyncHandoff GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => _ready.Enqueue(continuation);

    /// <summary>One switch.</summary>
    public void Switch() => _ready.Dequeue()();

    private async Task TakeTurns()
    {
        while (true)
        {
            await this;
            Turns++;
        }
    }
}
