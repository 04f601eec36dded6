namespace HypercallSdk.Generators.Model;

/// <summary>A method that the dispatcher of a contract of system calls calls.</summary>
/// <param name="Name">Its name, without escapes.</param>
/// <param name="ReturnsResult">Whether it returns a <c>SyscallResult</c>; otherwise it returns a <c>long</c>.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record SyscallMethod(string Name, bool ReturnsResult, EquatableArray<SyscallParameter> Parameters);
