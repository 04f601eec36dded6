using System.Threading;

namespace HypercallSdk.Benchmarks.Switching;

/// <summary>A semaphore that spins before it sleeps: quick while the other thread has a core of its own, and both burn.</summary>
internal sealed class SpinningTurn : ITurn
{
    private readonly SemaphoreSlim _semaphore = new(0);

    public void Give() => _semaphore.Release();

    public void Take() => _semaphore.Wait();

    public void Dispose() => _semaphore.Dispose();
}
