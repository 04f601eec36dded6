// One serial line carries what the kernel prints and what Xen prints about it. Xen prints at any time, also between two
// parts of a long line of the kernel's: what it printed runs from its mark to the end of the line, and is cut out wherever
// it stands; what stood before it goes on after it.
using System;
using System.Text;

namespace OnXen;

/// <summary>Takes a serial line apart, as it comes in: the kernel's lines and Xen's.</summary>
/// <param name="kernelLine">Called with each whole line of the kernel's.</param>
/// <param name="xenLine">Called with each whole line of Xen's.</param>
public sealed class SerialLine(Action<string> kernelLine, Action<string> xenLine)
{
    private const string Mark = "(XEN)";

    private readonly StringBuilder _kernel = new();
    private readonly StringBuilder _xen = new();
    private int _matched;
    private bool _isXens;

    /// <summary>Takes what came in.</summary>
    public void Feed(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
            Feed(character);
    }

    /// <summary>The line is closed: what was begun is whole.</summary>
    public void Close()
    {
        if (_isXens)
            End(_xen, xenLine);

        _kernel.Append(Mark, 0, _matched);
        _matched = 0;
        End(_kernel, kernelLine);
    }

    private void Feed(char character)
    {
        if (_isXens)
        {
            if (character != '\n')
            {
                _xen.Append(character);
                return;
            }

            End(_xen, xenLine);
            _isXens = false;
            return;
        }

        if (character == Mark[_matched])
        {
            if (++_matched == Mark.Length)
            {
                _xen.Append(Mark);
                _isXens = true;
                _matched = 0;
            }

            return;
        }

        // What looked like the mark was the kernel's; no prefix of the mark begins anew within another.
        _kernel.Append(Mark, 0, _matched);
        _matched = 0;
        if (character == Mark[0])
            _matched = 1;
        else if (character == '\n')
            End(_kernel, kernelLine);
        else
            _kernel.Append(character);
    }

    private static void End(StringBuilder line, Action<string> receiver)
    {
        string text = line.ToString().TrimEnd('\r');
        line.Clear();
        if (text.Length != 0)
            receiver(text);
    }
}
