using System;
using System.Collections.Generic;
using System.Linq;

namespace HypercallSdk.Testing;

/// <summary>
/// How a run of a <see cref="Scenario"/> differs from the undisturbed one: with the seed, all that decides it. As text the disturbances stand
/// one after the other, with <c>;</c> between them.
/// </summary>
public sealed class Schedule
{
    /// <summary>A schedule of these disturbances.</summary>
    /// <param name="disturbances">In any order: each says itself when it happens.</param>
    public Schedule(IEnumerable<Disturbance> disturbances)
    {
        ArgumentNullException.ThrowIfNull(disturbances);
        Disturbances = [.. disturbances];
    }

    /// <summary>The schedule of a run that nothing disturbs.</summary>
    public static Schedule Undisturbed { get; } = new([]);

    /// <summary>What disturbs the run.</summary>
    public IReadOnlyList<Disturbance> Disturbances { get; }

    /// <summary>Reads a schedule from its text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is none; the message says where.</exception>
    public static Schedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Disturbance.Parse));
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join("; ", Disturbances);
}
