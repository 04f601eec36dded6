namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>A back end of the host at the far end of a guest's port.</summary>
internal interface IEventConsumer
{
    /// <summary>The guest has sent.</summary>
    void Notify();
}
