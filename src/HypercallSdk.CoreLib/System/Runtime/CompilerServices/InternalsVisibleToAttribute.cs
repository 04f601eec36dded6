using System;

namespace System.Runtime.CompilerServices;

/// <summary>Shows internals to an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class InternalsVisibleToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
