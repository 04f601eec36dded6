using System;
using System.IO;
using System.Text;

namespace HypercallSdk.Hypervisor.Consoles;

/// <summary>What a domain prints, however it does: kept with the domain and passed on to the host's console by lines.</summary>
internal sealed class DomainConsole(TextWriter? output, string? prefix)
{
    // A guest that prints for ever must not eat the host's memory: of what it printed, at least this much is kept.
    private const int Kept = 1 << 20;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();

    /// <summary>What the domain printed.</summary>
    public string Text => _text.ToString();

    /// <summary>Takes bytes from the domain.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Span<char> characters = stackalloc char[256];
        while (bytes.Length > 0)
        {
            _decoder.Convert(bytes, characters, flush: false, out int read, out int written, out _);
            bytes = bytes[read..];
            Append(characters[..written]);
        }
    }

    /// <summary>Passes on a last line that has no end.</summary>
    public void Flush()
    {
        if (_line.Length > 0)
            EndLine();
    }

    private void Append(ReadOnlySpan<char> characters)
    {
        _text.Append(characters);
        if (_text.Length > 2 * Kept)
            _text.Remove(0, _text.Length - Kept);

        if (output is null)
            return;

        foreach (char character in characters)
        {
            if (character == '\n' || _line.Length >= Kept)
                EndLine();

            // Guests end lines with \n or \r\n; the host's writer ends them its own way.
            if (character is not ('\n' or '\r'))
                _line.Append(character);
        }
    }

    private void EndLine()
    {
        output?.Write(prefix);
        output?.WriteLine(_line);
        _line.Clear();
    }
}
