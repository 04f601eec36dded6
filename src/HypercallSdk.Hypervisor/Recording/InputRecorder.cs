using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Text;
using System.Threading;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>Writes down what comes into a run from outside (<see cref="HostOptions.Record"/>). Nothing is allocated for a reading.</summary>
internal sealed class InputRecorder : IInputLog
{
    private const int LongestNumber = 10;

    private readonly Stream _output;
    private readonly IClockSource _clock;
    private readonly XxHash64 _checksum = new();
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;
    private ulong _last;
    private bool _hasEnded;

    public InputRecorder(Stream output, IClockSource clock, HostOptions options)
    {
        _output = output;
        _clock = clock;
        Start = options.Time == TimeMode.Virtual ? options.VirtualStart : clock.Start;
        RecordingHeader header = RecordingHeader.Of(options, Start);
        Append(RecordingCursor.Magic);
        Append(RecordingHeader.CurrentVersion);
        Append(header.Seed);
        Append(header.Time == TimeMode.Virtual ? 0UL : 1);
        Append((ulong)header.Start.UtcTicks);
        Append(header.Settings);
    }

    /// <inheritdoc/>
    public DateTimeOffset Start { get; }

    /// <inheritdoc/>
    public ulong Read()
    {
        ulong now = ulong.Max(_clock.Read(), _last);
        Append((now - _last) << 1);
        _last = now;
        return now;
    }

    /// <inheritdoc/>
    public ulong Peek() => ulong.Max(_clock.Peek(), _last);

    /// <inheritdoc/>
    public void Wait(ManualResetEventSlim woken, int milliseconds) => _clock.Wait(woken, milliseconds);

    /// <inheritdoc/>
    public void Check(ulong turn, ulong path)
    {
        Append(RecordingEntry.Check, turn);
        Append(path & uint.MaxValue);
    }

    /// <inheritdoc/>
    public void BeginDomain(IReadOnlyList<RunSetting> settings)
    {
        Append(RecordingEntry.Domain, 0);
        Append(settings);
    }

    /// <summary>A request is applied before turn <paramref name="turn"/>.</summary>
    public void Add(ulong turn, HostRequest request)
    {
        Append(RecordingEntry.Request, turn);
        Append((ulong)request.Kind);
        Append(request.Domain.Value);
        Append(request.Vcpu.Value);
        Append((ulong)request.Reason);
        if (request.Kind == HostRequestKind.Type)
        {
            Append((ulong)request.Text.Length);
            foreach (byte typed in request.Text.Span)
                Append(typed);
        }
    }

    /// <inheritdoc/>
    public void End(ulong turn, UInt128 hash)
    {
        if (_hasEnded)
            return;

        _hasEnded = true;
        Append(RecordingEntry.End, turn);
        Span<byte> trailer = stackalloc byte[RecordingCursor.TrailerLength];
        BinaryPrimitives.WriteUInt128LittleEndian(trailer, hash);
        Append(trailer[..16]);
        Flush();
        BinaryPrimitives.WriteUInt64LittleEndian(trailer, _checksum.GetCurrentHashAsUInt64());
        RecordingCursor.EndMark.CopyTo(trailer[8..]);
        _output.Write(trailer[..16]);
        _output.Flush();
    }

    private void Append(RecordingEntry entry, ulong rest) => Append((rest << 4) | ((ulong)entry << 1) | 1);

    private void Append(ulong number)
    {
        // The run may go on after its recording has ended.
        if (_hasEnded && _used == 0)
            return;

        if (_used > _buffer.Length - LongestNumber)
            Flush();

        while (number >= 0x80)
        {
            _buffer[_used++] = (byte)(number | 0x80);
            number >>= 7;
        }

        _buffer[_used++] = (byte)number;
    }

    private void Append(IReadOnlyList<RunSetting> settings)
    {
        Append((ulong)settings.Count);
        foreach (RunSetting setting in settings)
        {
            Append(setting.Name);
            Append(setting.Value);
        }
    }

    private void Append(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Append((ulong)bytes.Length);
        Append(bytes);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Flush();
        _checksum.Append(bytes);
        _output.Write(bytes);
    }

    private void Flush()
    {
        _checksum.Append(_buffer.AsSpan(0, _used));
        _output.Write(_buffer, 0, _used);
        _used = 0;
    }
}
