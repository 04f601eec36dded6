namespace HypercallSdk.Generators.Model;

/// <summary>A kernel's trap handler.</summary>
/// <param name="Vector">The vector, as C# writes it.</param>
/// <param name="Method">What is called.</param>
internal sealed record TrapModel(string Vector, KernelMethod Method);
