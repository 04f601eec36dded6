using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace MiniUnix;

/// <summary>Writes the boot module: a cpio archive of the "new ASCII" form, as the kernel reads it.</summary>
public sealed class Archive
{
    private const int Directory = 0x4000;
    private const int Regular = 0x8000;
    private const int SymbolicLink = 0xa000;

    private readonly MemoryStream _output = new();
    private readonly HashSet<string> _directories = [string.Empty];
    private int _number = 1;

    /// <summary>Adds a file, and the directories above it.</summary>
    /// <param name="path">Its path, without a slash before it.</param>
    /// <param name="content">Its content.</param>
    /// <param name="permissions">Its permissions.</param>
    /// <param name="modified">When it was modified.</param>
    public void AddFile(string path, ReadOnlySpan<byte> content, int permissions = 0x1a4, DateTime? modified = null)
    {
        AddParents(path);
        Add(path, Regular | permissions, content, modified);
    }

    /// <summary>Adds a symbolic link, and the directories above it.</summary>
    /// <param name="path">Its path, without a slash before it.</param>
    /// <param name="target">Where it leads.</param>
    public void AddLink(string path, string target)
    {
        AddParents(path);
        Add(path, SymbolicLink | 0x1ff, Encoding.UTF8.GetBytes(target), null);
    }

    /// <summary>Adds a directory, and those above it.</summary>
    /// <param name="path">Its path, without a slash before it.</param>
    /// <param name="modified">When it was modified.</param>
    public void AddDirectory(string path, DateTime? modified = null)
    {
        if (_directories.Add(path))
        {
            AddParents(path);
            Add(path, Directory | 0x1ed, default, modified);
        }
    }

    /// <summary>Adds all that is in a folder of the host's.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="path">Where it goes, without a slash before it.</param>
    public void AddTree(string folder, string path)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            string name = path.Length == 0 ? entry.Name : path + "/" + entry.Name;
            if (entry.LinkTarget is { } target)
            {
                AddLink(name, target);
            }
            else if (entry is DirectoryInfo)
            {
                AddDirectory(name, entry.LastWriteTimeUtc);
                AddTree(entry.FullName, name);
            }
            else
            {
                int permissions = OperatingSystem.IsWindows() ? 0x1a4 : (int)entry.UnixFileMode;
                AddFile(name, File.ReadAllBytes(entry.FullName), permissions, entry.LastWriteTimeUtc);
            }
        }
    }

    /// <summary>The archive, ended.</summary>
    public byte[] ToArray()
    {
        Add("TRAILER!!!", 0, default, null);
        return _output.ToArray();
    }

    private void AddParents(string path)
    {
        int slash = path.LastIndexOf('/');
        if (slash > 0)
        {
            AddDirectory(path[..slash]);
        }
    }

    private void Add(string path, int mode, ReadOnlySpan<byte> content, DateTime? modified)
    {
        byte[] name = [.. Encoding.UTF8.GetBytes(path), 0];
        long seconds = modified is { } time ? new DateTimeOffset(time).ToUnixTimeSeconds() : 0;
        long[] fields = [_number++, mode, 0, 0, 1, seconds, content.Length, 0, 0, 0, 0, name.Length, 0];
        var header = new StringBuilder("070701");
        foreach (long field in fields)
        {
            header.Append(((uint)field).ToString("x8", CultureInfo.InvariantCulture));
        }

        _output.Write(Encoding.ASCII.GetBytes(header.ToString()));
        _output.Write(name);
        Align();
        _output.Write(content);
        Align();
    }

    private void Align()
    {
        while (_output.Length % 4 != 0)
        {
            _output.WriteByte(0);
        }
    }
}
