namespace Internal.Runtime;

/// <summary>One section of a compiled module.</summary>
internal unsafe struct ModuleSection
{
#pragma warning disable CS0649 // Laid out by the compiler.
    internal int Id;
    internal int Flags;
    internal byte* Start;
    internal byte* End;
#pragma warning restore CS0649
}
