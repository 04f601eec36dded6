using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>
/// Gives a run what came into another one from outside (<see cref="HostOptions.Replay"/>). Nothing waits. Where the run asks for
/// something else than what comes next in the recording, they have parted, and it says where.
/// </summary>
internal sealed class InputReplay : IInputLog
{
    private readonly RecordingCursor _cursor;
    private ulong _token;
    private ulong _last;
    private ulong _readings;
    private ulong _turn;
    private ulong _agreed;
    private bool _hasEnded;

    public InputReplay(Stream input)
    {
        using var content = new MemoryStream();
        input.CopyTo(content);
        _cursor = new RecordingCursor(content.ToArray());
        Header = _cursor.ReadHeader();
        _token = _cursor.ReadNumber();
    }

    /// <summary>What the recording says about its machine.</summary>
    public RecordingHeader Header { get; }

    /// <inheritdoc/>
    public DateTimeOffset Start => Header.Start;

    /// <summary>Refuses a host that is set up otherwise.</summary>
    public void CheckOptions(HostOptions options)
    {
        if (options.Seed != Header.Seed)
            throw new ReplayException($"The recording is of a run with seed {Header.Seed}; this host has seed {options.Seed}.");

        if (RunSetting.Difference(Header.Settings, RunSetting.Of(options)) is { } difference)
            throw new ReplayException($"The recording is of a host that was set up otherwise ({nameof(HostOptions)}): {difference}.");
    }

    /// <inheritdoc/>
    public ulong Read()
    {
        // Behind the recorded run's end time goes on, so that nobody waits for it for ever.
        if (_hasEnded)
            return _last += 1_000_000;

        if ((_token & 1) != 0)
            throw Parted($"it reads the clock for the {_readings + 1}. time, where the recording has {Next}");

        _last += _token >> 1;
        _readings++;
        _token = _cursor.ReadNumber();
        return _last;
    }

    /// <inheritdoc/>
    public ulong Peek() => _last;

    /// <inheritdoc/>
    public void Wait(ManualResetEventSlim woken, int milliseconds)
    {
    }

    /// <inheritdoc/>
    public void BeginDomain(IReadOnlyList<RunSetting> settings)
    {
        if (_hasEnded)
            return;

        if (!IsNext(RecordingEntry.Domain))
            throw Parted($"it makes a domain ({string.Join(", ", settings)}), where the recording has {Next}");

        if (RunSetting.Difference(_cursor.ReadSettings(), settings) is { } difference)
            throw Parted($"it makes a domain that is set up otherwise ({nameof(DomainConfig)}): {difference}");

        _token = _cursor.ReadNumber();
    }

    /// <inheritdoc/>
    public void Check(ulong turn, ulong path)
    {
        _turn = turn;
        if (_hasEnded)
            return;

        if (!IsNext(RecordingEntry.Check) || _token >> 4 != turn)
            throw Parted($"it came to step {turn} where the recording has {Next}");

        if (_cursor.ReadNumber() != (path & uint.MaxValue))
            throw Parted("other vCPUs ran, or did other things");

        _agreed = turn;
        _token = _cursor.ReadNumber();
    }

    /// <summary>Whether the recording has a request before turn <paramref name="turn"/>, now.</summary>
    public bool HasRequest(ulong turn)
    {
        _turn = turn;
        return !_hasEnded && IsNext(RecordingEntry.Request) && _token >> 4 == turn;
    }

    /// <summary>Takes it.</summary>
    public HostRequest TakeRequest()
    {
        var request = new HostRequest(
            (HostRequestKind)(int)_cursor.ReadNumber(),
            new DomainId((ushort)_cursor.ReadNumber()),
            new VcpuId((uint)_cursor.ReadNumber()),
            (ShutdownReason)(uint)_cursor.ReadNumber());
        if (request.Kind == HostRequestKind.Type)
            request = HostRequest.Type(request.Domain, ReadText());

        _token = _cursor.ReadNumber();
        return request;
    }

    /// <inheritdoc/>
    public void End(ulong turn, UInt128 hash)
    {
        if (_hasEnded)
            return;

        _turn = turn;
        if (!IsNext(RecordingEntry.End))
            throw Parted($"it ended at step {turn}, where the recording has {Next}");

        if (_token >> 4 != turn)
            throw Parted($"it ended at step {turn}, the recorded one at step {_token >> 4}");

        if (hash != _cursor.FinalHash)
            throw new ReplayException($"The run made the same steps as its recording and ended in another state: {hash:x32}, not {_cursor.FinalHash:x32}. Something in it comes neither from the seed nor from the recording.");

        _hasEnded = true;
    }

    private byte[] ReadText()
    {
        var text = new List<byte>();
        for (ulong length = _cursor.ReadNumber(); length > 0; length--)
            text.Add((byte)_cursor.ReadNumber());

        return [.. text];
    }

    private bool IsNext(RecordingEntry entry) => (_token & 1) != 0 && (int)((_token >> 1) & 7) == (int)entry;

    private string Next => (_token & 1) == 0 ? $"reading {_readings + 1} of the clock"
        : (RecordingEntry)(int)((_token >> 1) & 7) switch
        {
            RecordingEntry.Check => $"step {_token >> 4}",
            RecordingEntry.Request => $"a request at step {_token >> 4}",
            RecordingEntry.Domain => "another domain",
            _ => "its end",
        };

    private ReplayException Parted(string how) =>
        new($"The run parted from its recording between step {_agreed} and step {ulong.Max(_turn, _agreed)}: {how}. It is of another kernel, or something in the run comes neither from the seed nor from the recording.");
}
