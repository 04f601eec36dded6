namespace HypercallSdk.Hypervisor.Domains;

/// <summary>Stands for the hypervisor's domain, with what emitted dispatchers ask of it.</summary>
public sealed class Domain
{
    /// <summary>Whether this is the control domain.</summary>
    public bool IsControlDomain { get; set; }
}
