using System;

namespace System.Diagnostics;

/// <summary>What a debugger shows of a value.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Delegate, AllowMultiple = true)]
public sealed class DebuggerDisplayAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}
