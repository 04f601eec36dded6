namespace Internal.Runtime;

/// <summary>The head of a compiled module's table of sections.</summary>
internal struct ModuleHeader
{
#pragma warning disable CS0649 // Laid out by the compiler.
    internal uint Signature;
    internal ushort MajorVersion;
    internal ushort MinorVersion;
    internal uint Flags;
    internal ushort SectionCount;
    internal byte EntrySize;
    internal byte EntryType;
#pragma warning restore CS0649
}
