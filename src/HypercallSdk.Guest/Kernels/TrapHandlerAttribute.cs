using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks the handler of a processor exception: <c>void OnPageFault(ref TrapFrame frame)</c>. Returning resumes what the
/// frame says; a vector without a handler crashes the domain with a report, but for the non-maskable interrupt.
/// </summary>
/// <param name="vector">The exception.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class TrapHandlerAttribute(TrapVector vector) : Attribute
{
    /// <summary>The exception.</summary>
    public TrapVector Vector { get; } = vector;
}
