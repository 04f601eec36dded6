using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>One of several buffers (<c>struct iovec</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BufferPart
{
    public ulong Address;
    public ulong Length;
}
