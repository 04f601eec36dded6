namespace HypercallSdk.Generators.Model;

/// <summary>A kernel's method that an entry calls.</summary>
/// <param name="Name">Its name, without escapes.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="TakesArgument">Whether it takes the entry's argument: start_info, the frame or the port.</param>
internal sealed record KernelMethod(string Name, bool IsStatic, bool TakesArgument);
