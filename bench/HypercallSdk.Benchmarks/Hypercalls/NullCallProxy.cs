using System;
using System.Reflection;

namespace HypercallSdk.Benchmarks.Hypercalls;

/// <summary>The framework's own way to turn an interface's calls into data: arguments boxed into an array.</summary>
public class NullCallProxy : DispatchProxy
{
    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name == nameof(INullCall.Version) && args is [long command] ? DirectCallee.Version(command) : throw new InvalidOperationException();
}
