using System.Threading;

namespace HypercallSdk.Hypervisor.Interleaving;

/// <summary>A handler that is held up in its middle, on a thread that waits.</summary>
/// <param name="thread">The thread; null for the one that runs the host.</param>
internal sealed class HalfDoneHandler(HandlerThread? thread)
{
    private readonly SemaphoreSlim _goOn = new(0);

    /// <summary>The thread whose stack it is on; null for the one that runs the host.</summary>
    public HandlerThread? Thread { get; } = thread;

    /// <summary>Waits until it is told to go on. The machine is another thread's in the meantime.</summary>
    public void Wait() => _goOn.Wait();

    /// <summary>Tells it to go on: from here on the machine is that thread's.</summary>
    public void GoOn() => _goOn.Release();
}
