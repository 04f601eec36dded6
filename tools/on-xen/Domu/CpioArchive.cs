using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace OnXen.Domu;

/// <summary>
/// Writes a file system as Linux unpacks it at boot: cpio archives of the "newc" kind, which may follow one another
/// (Linux, <c>Documentation/driver-api/early-userspace/buffer-format.rst</c>).
/// </summary>
internal sealed class CpioArchive(Stream to) : IDisposable
{
    private const uint DirectoryType = 0x4000;
    private const uint FileType = 0x8000;
    private const uint LinkType = 0xa000;

    private int _inode = 1;

    /// <summary>A directory; those above it come first.</summary>
    public void Directory(string path) => Entry(path, DirectoryType | 0x1ed, []);

    /// <summary>A file, which may be executed.</summary>
    public void File(string path, ReadOnlySpan<byte> content) => Entry(path, FileType | 0x1ed, content);

    /// <summary>A symbolic link.</summary>
    public void Link(string path, string target) => Entry(path, LinkType | 0x1ff, Encoding.UTF8.GetBytes(target));

    /// <summary>Ends the archive.</summary>
    public void Dispose() => Entry("TRAILER!!!", 0, []);

    private void Entry(string path, uint mode, ReadOnlySpan<byte> content)
    {
        byte[] name = [.. Encoding.UTF8.GetBytes(path), 0];
        uint[] fields = [(uint)_inode++, mode, 0, 0, 1, 0, (uint)content.Length, 0, 0, 0, 0, (uint)name.Length, 0];
        var header = new StringBuilder("070701");
        foreach (uint field in fields)
            header.Append(field.ToString("x8", CultureInfo.InvariantCulture));

        byte[] head = Encoding.ASCII.GetBytes(header.ToString());
        to.Write(head);
        to.Write(name);
        Pad(head.Length + name.Length);
        to.Write(content);
        Pad(content.Length);
    }

    // Headers with their names, and contents, end at multiples of four.
    private void Pad(int length) => to.Write(stackalloc byte[-length & 3]);
}
