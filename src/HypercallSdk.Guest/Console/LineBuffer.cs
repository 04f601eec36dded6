using System;
using System.Runtime.InteropServices;

namespace HypercallSdk.Guest;

/// <summary>
/// The console buffer of a vCPU, used as a stack: a line that is begun while another is being put together (by a hole
/// that prints, or by the handler of a fault in one) lies above it and comes out first, whole.
/// </summary>
/// <remarks>
/// Invariant: the bytes from a line's start up to the top are that line's text not yet sent. A line whose buffer is
/// full sends what it has and goes on from its start. When too little is left to begin a line, everything is sent and
/// the buffer is empty: a line below notices that its start lies above the top and begins anew there.
/// </remarks>
internal static class LineBuffer
{
    /// <summary>The least room that a new line begins with.</summary>
    private const int LeastRoom = 128;

    internal static int Begin()
    {
        ref ConsoleBuffer buffer = ref Buffer;
        if (ConsoleBuffer.Size - buffer.Top < LeastRoom)
        {
            Send(ref buffer, 0);
        }

        return buffer.Top;
    }

    internal static void Append(byte value, ref int start)
    {
        ref ConsoleBuffer buffer = ref Buffer;
        if (start > buffer.Top)
        {
            start = buffer.Top;
        }

        if (buffer.Top == ConsoleBuffer.Size)
        {
            Send(ref buffer, start);
        }

        buffer.Bytes[buffer.Top++] = value;
    }

    internal static void End(int start)
    {
        ref ConsoleBuffer buffer = ref Buffer;
        Send(ref buffer, start > buffer.Top ? buffer.Top : start);
    }

    private static ref ConsoleBuffer Buffer => ref VcpuStates.Current.Console;

    private static void Send(ref ConsoleBuffer buffer, int start)
    {
        int length = buffer.Top - start;
        if (length != 0)
        {
            ConsoleTransport.Send(MemoryMarshal.CreateReadOnlySpan(ref buffer.Bytes[start], length));
        }

        buffer.Top = start;
    }
}
