using System;

namespace HypercallSdk.Abi;

/// <summary>
/// On an <c>in</c> or <c>ref</c> parameter of an operation that answers how much was done: where the structure cannot be
/// read, the answer is what the bits above the command say was done before, and no error.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ProgressOnFaultAttribute : Attribute
{
}
