using System;

namespace System.ComponentModel;

/// <summary>How editors list a member.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class EditorBrowsableAttribute(EditorBrowsableState state) : Attribute
{
    public EditorBrowsableState State { get; } = state;
}
