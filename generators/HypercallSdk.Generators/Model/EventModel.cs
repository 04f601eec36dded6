namespace HypercallSdk.Generators.Model;

/// <summary>A kernel's event handler.</summary>
/// <param name="Kind">What its events come from.</param>
/// <param name="Source">The VIRQ or the IPI's number, as C# writes it; empty for ports.</param>
/// <param name="Method">What is called.</param>
/// <param name="IsPerVcpu">Whether each vCPU binds its own; what is the domain's is bound on vCPU 0.</param>
internal sealed record EventModel(EventKind Kind, string Source, KernelMethod Method, bool IsPerVcpu);
