namespace HypercallSdk.Hypervisor.Tests.EventLaws;

/// <summary>What the model's port is.</summary>
internal enum ModelPortKind
{
    Free,
    Reserved,
    Unbound,
    Interdomain,
    Virq,
    Ipi,
}
