// SAFETY: start and end delimit a page, or the decoder's own buffer.
using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>Gives Iced the bytes between two addresses.</summary>
internal sealed unsafe class PageReader : CodeReader
{
    private byte* _next;
    private byte* _end;

    /// <summary>Reads from here on.</summary>
    public void Select(byte* start, byte* end)
    {
        _next = start;
        _end = end;
    }

    /// <inheritdoc/>
    public override int ReadByte() => _next < _end ? *_next++ : -1;
}
