using HypercallSdk.Abi;

namespace MiniUnix;

/// <summary>A file, directory, link or device, without its names. Free where its kind is none.</summary>
internal struct Inode
{
    /// <summary>Set user ID, permissions and so on: the low twelve bits of its mode.</summary>
    public uint Permissions;

    /// <summary>What it is.</summary>
    public FileKind Kind;

    /// <summary>Which device, where it is one.</summary>
    public Device Device;

    /// <summary>Names in directories; a directory counts itself and each directory in it.</summary>
    public uint Links;

    /// <summary>Open files, working directories, mappings and programs that hold it.</summary>
    public uint Users;

    /// <summary>Bytes.</summary>
    public ulong Size;

    /// <summary>The pages that hold its content.</summary>
    public uint Blocks;

    /// <summary>The page that lists the pages that list its pages; frame 0 where it has none.</summary>
    public PseudoPhysicalFrame Map;

    /// <summary>A directory's own directory.</summary>
    public int Parent;

    /// <summary>The owner.</summary>
    public uint User;

    /// <summary>The owner's group.</summary>
    public uint Group;

    /// <summary>Nanoseconds since 1970: read.</summary>
    public ulong Accessed;

    /// <summary>Written.</summary>
    public ulong Modified;

    /// <summary>Changed in any way.</summary>
    public ulong Changed;

    private const int KindShift = 12;

    /// <summary>The whole mode.</summary>
    public readonly uint Mode => ((uint)Kind << KindShift) | Permissions;

    /// <summary>Whether it is a directory.</summary>
    public readonly bool IsDirectory => Kind == FileKind.Directory;
}
