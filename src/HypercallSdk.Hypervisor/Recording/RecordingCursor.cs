// A recording, as bytes: "HCSDKREC", the version, the header, entries, "HCSDKEND" behind the final state's hash and a checksum
// of everything before. An entry begins with a number of variable length: even, it is a reading, as twice the difference
// to the one before; odd, its next three bits are a RecordingEntry and the rest that entry's own.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Text;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>Reads a recording's bytes. What is wrong with them is said before the first entry is used.</summary>
/// <param name="content">All of them.</param>
internal sealed class RecordingCursor(byte[] content)
{
    /// <summary>How many bytes stand behind the last entry: the state's hash, the checksum, the mark.</summary>
    public const int TrailerLength = 16 + 8 + 8;

    private int _place;

    /// <summary>What a recording begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "HCSDKREC"u8;

    /// <summary>What it ends with.</summary>
    public static ReadOnlySpan<byte> EndMark => "HCSDKEND"u8;

    /// <summary>The hash of the state in which the run ended.</summary>
    public UInt128 FinalHash => BinaryPrimitives.ReadUInt128LittleEndian(content.AsSpan(content.Length - TrailerLength));

    /// <summary>Reads the header and checks the whole.</summary>
    public RecordingHeader ReadHeader()
    {
        if (content.Length < Magic.Length || !content.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new ReplayException("This is no recording: it does not begin with \"HCSDKREC\".");

        _place = Magic.Length;
        ulong version = ReadNumber();
        if (version != RecordingHeader.CurrentVersion)
            throw new ReplayException($"The recording is of version {version} of the format; this SDK replays version {RecordingHeader.CurrentVersion}. Record the run again.");

        if (content.Length < _place + TrailerLength || !content.AsSpan(content.Length - EndMark.Length).SequenceEqual(EndMark))
            throw new ReplayException("The recording is cut off: its end is missing. A recording is complete when its host was disposed of.");

        int checkedLength = content.Length - EndMark.Length - sizeof(ulong);
        ulong checksum = BinaryPrimitives.ReadUInt64LittleEndian(content.AsSpan(checkedLength));
        if (checksum != XxHash64.HashToUInt64(content.AsSpan(0, checkedLength)))
            throw new ReplayException("The recording is corrupt: its checksum does not agree with what is in it.");

        return new RecordingHeader
        {
            Seed = ReadNumber(),
            Time = ReadNumber() == 0 ? TimeMode.Virtual : TimeMode.WallClock,
            Start = new DateTimeOffset((long)ReadNumber(), TimeSpan.Zero),
            Settings = ReadSettings(),
        };
    }

    /// <summary>Reads a number of variable length.</summary>
    public ulong ReadNumber()
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (_place >= content.Length)
                throw new ReplayException("The recording is cut off within an entry.");

            byte next = content[_place++];
            number |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                break;
        }

        return number;
    }

    /// <summary>Reads what a host or a domain was set up with.</summary>
    public IReadOnlyList<RunSetting> ReadSettings()
    {
        var settings = new List<RunSetting>();
        for (ulong left = ReadNumber(); left > 0; left--)
            settings.Add(new RunSetting(ReadText(), ReadText()));

        return settings;
    }

    /// <summary>Reads a text.</summary>
    public string ReadText()
    {
        int length = (int)ulong.Min(ReadNumber(), int.MaxValue);
        if (length > content.Length - _place)
            throw new ReplayException("The recording is cut off within an entry.");

        string text = Encoding.UTF8.GetString(content, _place, length);
        _place += length;
        return text;
    }
}
