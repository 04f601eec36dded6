namespace HypercallSdk.Hypervisor.Tests.EventLaws;

/// <summary>A port, as the rules tell it.</summary>
internal sealed class ModelPort
{
    public ModelPortKind Kind { get; set; }

    public int Vcpu { get; set; }

    /// <summary>The domain's number that may bind, or that is bound.</summary>
    public int RemoteId { get; set; }

    public ModelDomain? Remote { get; set; }

    public int RemotePort { get; set; }

    public int Virq { get; set; }

    public int Priority { get; set; }

    /// <summary>2-level: in shared_info. They outlive a use of FIFO.</summary>
    public bool SharedPending { get; set; }

    public bool SharedMasked { get; set; } = true;

    /// <summary>FIFO: in the port's word.</summary>
    public bool WordPending { get; set; }

    public bool WordMasked { get; set; }

    public bool WordLinked { get; set; }

    /// <summary>An event waits for the word.</summary>
    public bool HeldBack { get; set; }

    /// <summary>The guest itself cleared the mask while the port was pending: nobody is told, and that is its own doing.</summary>
    public bool Excused { get; set; }
}
