using System;

namespace System.CodeDom.Compiler;

/// <summary>Written by a generator.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GeneratedCodeAttribute(string? tool, string? version) : Attribute
{
    public string? Tool { get; } = tool;

    public string? Version { get; } = version;
}
