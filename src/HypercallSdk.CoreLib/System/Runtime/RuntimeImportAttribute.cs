namespace System.Runtime;

/// <summary>Stands for a symbol of the assembly part.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RuntimeImportAttribute(string library, string entryPoint) : Attribute
{
    public string Library { get; } = library;

    public string EntryPoint { get; } = entryPoint;
}
