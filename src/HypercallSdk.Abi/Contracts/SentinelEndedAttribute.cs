using System;

namespace HypercallSdk.Abi;

/// <summary>
/// On a <see cref="ReadOnlySpan{T}"/> parameter: no count travels; the array ends with the first element whose
/// <paramref name="field"/> is zero (<c>set_trap_table</c>). The stub appends that element.
/// </summary>
/// <param name="field">The integer field that is zero in the last element.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SentinelEndedAttribute(string field) : Attribute
{
    /// <summary>The field that is zero in the last element.</summary>
    public string Field { get; } = field;
}
