namespace MiniUnix;

/// <summary>An open file: descriptors of several processes may share it, and its position.</summary>
internal struct OpenFile
{
    /// <summary>How many descriptors have it; 0 where it is free.</summary>
    public int Users;

    /// <summary>How it was opened.</summary>
    public OpenFlags Flags;

    /// <summary>What it is; where it is a pipe, there is no inode.</summary>
    public FileKind Kind;

    /// <summary>Which device, where it is one.</summary>
    public Device Device;

    /// <summary>Its inode; 0 for a pipe and for the console that the first process starts with.</summary>
    public int Inode;

    /// <summary>The pipe's place in the table.</summary>
    public int Pipe;

    /// <summary>Which stream of the console: 0 input, 1 output, 2 errors.</summary>
    public int Stream;

    /// <summary>The position.</summary>
    public ulong Offset;

    /// <summary>Whether it can be read.</summary>
    public readonly bool IsReadable => (Flags & OpenFlags.AccessMask) != OpenFlags.WriteOnly && (Flags & OpenFlags.PathOnly) == 0;

    /// <summary>Whether it can be written.</summary>
    public readonly bool IsWritable => (Flags & OpenFlags.AccessMask) != OpenFlags.ReadOnly && (Flags & OpenFlags.PathOnly) == 0;

    /// <summary>Whether calls on it never wait.</summary>
    public readonly bool NeverWaits => (Flags & OpenFlags.NonBlocking) != 0;
}
