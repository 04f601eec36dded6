namespace System.Runtime.CompilerServices;

/// <summary>How the compiler lays an array out.</summary>
internal sealed class RawArrayData
{
#pragma warning disable CS0649 // Laid out by the compiler; only the place of Data matters.
    public uint Length;
    public uint Padding;
    public byte Data;
#pragma warning restore CS0649
}
