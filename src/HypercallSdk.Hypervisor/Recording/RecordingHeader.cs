using System;
using System.Collections.Generic;
using System.IO;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>What a recording says about the machine that it is of.</summary>
public sealed class RecordingHeader
{
    /// <summary>The version of the format that is written and read.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The clock that it ran on.</summary>
    public required TimeMode Time { get; init; }

    /// <summary>The date at its time 0.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Everything else of the options that a run depends on.</summary>
    public required IReadOnlyList<RunSetting> Settings { get; init; }

    /// <summary>Reads the beginning of a recording, for who wants to set up a host as that one was.</summary>
    /// <exception cref="ReplayException">It is none, or one that this version cannot read.</exception>
    public static RecordingHeader Read(Stream recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        using var content = new MemoryStream();
        recording.CopyTo(content);
        var cursor = new RecordingCursor(content.ToArray());
        return cursor.ReadHeader();
    }

    /// <summary>What is to be written about a host.</summary>
    internal static RecordingHeader Of(HostOptions options, DateTimeOffset start) => new()
    {
        Seed = options.Seed,
        Time = options.Time,
        Start = start,
        Settings = RunSetting.Of(options),
    };
}
