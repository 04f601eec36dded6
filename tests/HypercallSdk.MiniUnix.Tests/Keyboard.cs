using System;
using System.Collections.Concurrent;
using System.IO;
using System.Text;

namespace HypercallSdk.MiniUnix.Tests;

/// <summary>A terminal's other end: what a test types, and what comes back.</summary>
internal sealed class Keyboard : IDisposable
{
    // Far more than any answer takes.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private readonly BlockingCollection<byte[]> _typed = [];
    private readonly StringBuilder _seen = new();
    private readonly object _change = new();
    private int _read;

    public Keyboard()
    {
        Input = new TypedStream(_typed);
        Output = new SeenStream(this);
    }

    /// <summary>What the machine reads.</summary>
    public Stream Input { get; }

    /// <summary>What the machine writes to.</summary>
    public Stream Output { get; }

    /// <summary>Types.</summary>
    public void Type(string text) => _typed.Add(Encoding.Latin1.GetBytes(text));

    /// <summary>Waits until a text has come since the last one that was waited for; returns all that came up to its end.</summary>
    public string Expect(string text)
    {
        DateTime limit = DateTime.UtcNow + _patience;
        lock (_change)
        {
            while (true)
            {
                string rest = _seen.ToString(_read, _seen.Length - _read);
                int place = rest.IndexOf(text, StringComparison.Ordinal);
                if (place >= 0)
                {
                    _read += place + text.Length;
                    return rest[..(place + text.Length)];
                }

                TimeSpan left = limit - DateTime.UtcNow;
                Assert.True(left > TimeSpan.Zero && System.Threading.Monitor.Wait(_change, left), $"\"{text}\" does not come, but:\n{rest}");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _typed.CompleteAdding();

    private void See(ReadOnlySpan<byte> bytes)
    {
        lock (_change)
        {
            _seen.Append(Encoding.Latin1.GetString(bytes));
            System.Threading.Monitor.PulseAll(_change);
        }
    }

    private sealed class TypedStream(BlockingCollection<byte[]> typed) : OneWayStream
    {
        public override bool CanRead => true;

        public override int Read(byte[] buffer, int offset, int count)
        {
            foreach (byte[] text in typed.GetConsumingEnumerable())
            {
                text.CopyTo(buffer, offset);
                return text.Length;
            }

            return 0;
        }
    }

    private sealed class SeenStream(Keyboard keyboard) : OneWayStream
    {
        public override bool CanWrite => true;

        public override void Write(byte[] buffer, int offset, int count) => keyboard.See(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => keyboard.See(buffer);
    }
}
