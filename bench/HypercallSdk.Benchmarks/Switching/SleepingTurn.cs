using System.Threading;

namespace HypercallSdk.Benchmarks.Switching;

/// <summary>An event that sleeps at once: what many threads on few cores come to.</summary>
internal sealed class SleepingTurn : ITurn
{
    private readonly AutoResetEvent _event = new(false);

    public void Give() => _event.Set();

    public void Take() => _event.WaitOne();

    public void Dispose() => _event.Dispose();
}
