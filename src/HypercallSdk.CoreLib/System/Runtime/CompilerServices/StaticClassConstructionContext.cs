namespace System.Runtime.CompilerServices;

/// <summary>A type's static constructor while it has not run, laid out by the compiler before the type's static fields.</summary>
public struct StaticClassConstructionContext
{
#pragma warning disable CS0649 // Laid out by the compiler.
    /// <summary>The constructor's code, or zero once it has run.</summary>
    public nint ConstructorAddress;
#pragma warning restore CS0649
}
