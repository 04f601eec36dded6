// What a guest prints, as lines, and how far a test has read: a wait looks at what was printed after the line that the last one
// was satisfied with, so that a test reads a console from top to bottom. A line that has no end yet can be searched for a text (a
// prompt has no end), and what is read of it is not found again.
using System;
using System.Collections.Generic;
using System.Text;

namespace HypercallSdk.Testing;

/// <summary>The lines of one guest's console.</summary>
internal sealed class ConsoleTranscript
{
    private readonly List<string> _lines = [];
    private readonly StringBuilder _unfinished = new();
    private int _nextLine;
    private int _nextCharacter;

    /// <summary>The lines that have an end.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The beginning of a line that has none yet.</summary>
    public string Unfinished => _unfinished.ToString();

    /// <summary>Whether anything was printed since this was last taken back: a wait need not look otherwise.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Takes what the guest prints; lines end with <c>\n</c> or <c>\r\n</c>.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        HasChanged = true;
        for (int end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n'))
        {
            _unfinished.Append(text[..end]);
            EndLine();
            text = text[(end + 1)..];
        }

        _unfinished.Append(text);
    }

    /// <summary>The guest has ended: what it printed last is a line.</summary>
    public void Finish()
    {
        if (_unfinished.Length > 0)
        {
            EndLine();
            HasChanged = true;
        }
    }

    /// <summary>Reads up to the next line that is <paramref name="line"/>, or nothing.</summary>
    public bool TryReadLine(string line)
    {
        for (int i = _nextLine; i < _lines.Count; i++)
        {
            if (!string.Equals(_lines[i], line, StringComparison.Ordinal))
                continue;

            (_nextLine, _nextCharacter) = (i + 1, 0);
            return true;
        }

        return false;
    }

    /// <summary>
    /// Reads up to the next <paramref name="text"/>: the rest of its line, if that has an end, is passed over. Or reads nothing.
    /// </summary>
    /// <param name="text">What to look for.</param>
    /// <param name="line">The line in which it is, as far as it is printed.</param>
    public bool TryReadText(string text, out string line)
    {
        int start = _nextCharacter;
        for (int i = _nextLine; i <= _lines.Count; i++)
        {
            line = i < _lines.Count ? _lines[i] : Unfinished;
            int found = line.IndexOf(text, int.Min(start, line.Length), StringComparison.Ordinal);
            start = 0;
            if (found < 0)
                continue;

            (_nextLine, _nextCharacter) = i < _lines.Count ? (i + 1, 0) : (i, found + text.Length);
            return true;
        }

        line = string.Empty;
        return false;
    }

    private void EndLine()
    {
        if (_unfinished.Length > 0 && _unfinished[^1] == '\r')
            _unfinished.Length--;

        _lines.Add(_unfinished.ToString());
        _unfinished.Clear();
    }
}
