namespace HypercallSdk.Generators.Model;

/// <summary>A number and the method that serves it.</summary>
internal sealed record SyscallModel(int Number, SyscallMethod Method);
