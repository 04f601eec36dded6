using System;
using System.Collections.Generic;
using System.Text;

namespace HypercallSdk.Generators.Emission;

/// <summary>Writes indented C#, lines ended by a single line feed on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Whether the next member needs an empty line before it: something was written on this level.</summary>
    private bool _hasMember;

    /// <summary>Writes one line; an empty one carries no indentation.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Writes a preprocessor line, at the margin.</summary>
    public void Directive(string text) => _text.Append(text).Append('\n');

    /// <summary>Starts a member: an empty line, unless it is the first of its block.</summary>
    public void StartMember()
    {
        if (_hasMember)
        {
            Line();
        }

        _hasMember = true;
    }

    /// <summary>Writes documentation lines as a comment.</summary>
    public void Documentation(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line.Length == 0 ? "///" : "/// " + line);
        }
    }

    /// <summary>Opens a block of braces, which ends with <paramref name="end"/> when the result is disposed.</summary>
    public Scope Block(string end = "}")
    {
        Line("{");
        return Indent(end);
    }

    /// <summary>Writes <paramref name="header"/> and opens a block.</summary>
    public Scope Block(string header, string end)
    {
        Line(header);
        return Block(end);
    }

    /// <summary>Indents until the result is disposed; then writes <paramref name="end"/>, if any.</summary>
    public Scope Indent(string end = "")
    {
        _depth++;
        _hasMember = false;
        return new Scope(this, end);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Outdent(string end)
    {
        _depth--;
        _hasMember = true;
        if (end.Length > 0)
        {
            Line(end);
        }
    }

    /// <summary>A level of indentation.</summary>
    internal readonly struct Scope(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose() => writer.Outdent(end);
    }
}
