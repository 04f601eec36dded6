using System;

namespace System.Runtime;

/// <summary>Compiled under a name that assembly calls.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RuntimeExportAttribute(string entryPoint) : Attribute
{
    public string EntryPoint { get; } = entryPoint;
}
