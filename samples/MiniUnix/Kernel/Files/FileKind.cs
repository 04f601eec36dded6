namespace MiniUnix;

/// <summary>What an inode is: the file-type bits of its mode, moved down.</summary>
internal enum FileKind : byte
{
    /// <summary>Free.</summary>
    None = 0,

    /// <summary>A pipe.</summary>
    Pipe = 1,

    /// <summary>A device.</summary>
    CharacterDevice = 2,

    /// <summary>A directory.</summary>
    Directory = 4,

    /// <summary>A file.</summary>
    Regular = 8,

    /// <summary>A symbolic link.</summary>
    SymbolicLink = 10,
}
