using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace HypercallSdk.Hypervisor.Consoles;

/// <summary>What a domain prints, however it does: kept with the domain and passed on to the host's console by lines.</summary>
internal sealed class DomainConsole(TextWriter? output, string? prefix, Stream? copy)
{
    // A guest that prints for ever must not eat the host's memory: of what it printed, at least this much is kept.
    private const int Kept = 1 << 20;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();
    private readonly Queue<byte> _typed = new();

    /// <summary>What the domain printed.</summary>
    public string Text => _text.ToString();

    /// <summary>Is given what the domain prints, at once; nobody when null.</summary>
    public Action<ReadOnlySpan<char>>? Watcher { get; set; }

    /// <summary>What was typed and not taken yet.</summary>
    public IReadOnlyCollection<byte> Typed => _typed;

    /// <summary>Keeps bytes for the domain.</summary>
    public void Type(ReadOnlySpan<byte> text)
    {
        foreach (byte typed in text)
            _typed.Enqueue(typed);
    }

    /// <summary>Gives the domain what was typed, as much as there is room for; returns how much.</summary>
    public int Take(Span<byte> buffer)
    {
        int taken = 0;
        while (taken < buffer.Length && _typed.TryDequeue(out byte typed))
            buffer[taken++] = typed;

        return taken;
    }

    /// <summary>Takes bytes from the domain.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        copy?.Write(bytes);
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
        Watcher?.Invoke(characters);
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
