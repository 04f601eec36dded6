namespace HypercallSdk.Generators.Model;

/// <summary>A parameter of a system call.</summary>
/// <param name="Type">Its type from the global namespace on.</param>
/// <param name="Number">How a register becomes it; null for the caller's frame, which takes none.</param>
internal sealed record SyscallParameter(string Type, NumberModel? Number);
