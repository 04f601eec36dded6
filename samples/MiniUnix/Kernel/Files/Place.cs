using System;

namespace MiniUnix;

/// <summary>What a path leads to.</summary>
internal ref struct Place
{
    /// <summary>The directory that the last name is in.</summary>
    public int Directory;

    /// <summary>The last name.</summary>
    public ReadOnlySpan<byte> Name;

    /// <summary>What it names; 0 for nothing.</summary>
    public int Inode;

    /// <summary>Whether the path says that it is a directory, by a slash at its end.</summary>
    public bool IsDirectoryOnly;

    /// <summary>Whether the last name is one that every directory has.</summary>
    public readonly bool IsDot => Name.SequenceEqual("."u8) || Name.SequenceEqual(".."u8);
}
