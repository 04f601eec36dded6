using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The kernel's console. Domain 0 prints through <c>console_io</c>, other domains into the PV console ring that the
/// domain builder gave them.
/// </summary>
/// <remarks>It works from the first line of the kernel's boot method on, in every handler, nested ones included.</remarks>
public static class GuestConsole
{
    /// <summary>Prints interpolated text without allocating.</summary>
    public static void Write(ref ConsoleText text) => text.End(newLine: false);

    /// <summary>Prints interpolated text and ends the line.</summary>
    public static void WriteLine(ref ConsoleText text) => text.End(newLine: true);

    /// <summary>Prints text.</summary>
    public static void Write(string text) => Print(text, newLine: false);

    /// <summary>Prints text and ends the line.</summary>
    public static void WriteLine(string text) => Print(text, newLine: true);

    /// <summary>Prints bytes as they stand.</summary>
    public static void Write(ReadOnlySpan<byte> text) => Print(text, newLine: false);

    /// <summary>Prints bytes as they stand and ends the line.</summary>
    public static void WriteLine(ReadOnlySpan<byte> text) => Print(text, newLine: true);

    /// <summary>Ends the line.</summary>
    public static void WriteLine() => Print(default(ReadOnlySpan<byte>), newLine: true);

    /// <summary>
    /// Takes what was typed, as much as <paramref name="buffer"/> has room for; returns how many bytes, 0 when none wait.
    /// <see cref="Virq.Console"/> tells domain 0 that some do, the console's port (<see cref="StartInfo.Console"/>) others.
    /// </summary>
    /// <param name="buffer">Receives the bytes.</param>
    public static int Read(Span<byte> buffer) => ConsoleTransport.Receive(buffer);

    private static void Print(string text, bool newLine)
    {
        var line = new ConsoleText(0, 1);
        line.AppendLiteral(text);
        line.End(newLine);
    }

    private static void Print(ReadOnlySpan<byte> text, bool newLine)
    {
        var line = new ConsoleText(0, 1);
        line.AppendFormatted(text);
        line.End(newLine);
    }
}
