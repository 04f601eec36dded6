using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Interleaving;

/// <summary>
/// Says where vCPUs are held up within their handlers, as they are on a machine whose processors run at once, and how late their timers
/// are. Without one each handler is atomic. What it answers may depend on nothing but what it is asked.
/// </summary>
internal interface IInterleaver
{
    /// <summary>The threads that go on with the machine while a handler is held up.</summary>
    HandlerThreads Threads { get; }

    /// <summary>How long <paramref name="vcpu"/> is held up before what it does next, in nanoseconds; 0 for not at all.</summary>
    /// <param name="vcpu">Who.</param>
    /// <param name="point">What it does next.</param>
    ulong HoldUp(Vcpu vcpu, InterleavingPoint point);

    /// <summary>How late the one-shot timer is that <paramref name="vcpu"/> sets now, in nanoseconds.</summary>
    /// <param name="vcpu">Whose it is.</param>
    ulong Lateness(Vcpu vcpu);
}
