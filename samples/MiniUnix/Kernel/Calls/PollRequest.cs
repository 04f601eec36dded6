using System.Runtime.InteropServices;

namespace MiniUnix;

/// <summary>What is asked about a descriptor (<c>struct pollfd</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollRequest
{
    public int File;
    public PollEvents Asked;
    public PollEvents Answer;
}
