using System.Collections.Generic;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>One of the twelve programs.</summary>
/// <param name="Name">Its source's name in <c>Programs</c>.</param>
/// <param name="Rounds">How much of it makes a few milliseconds natively; 255 at most.</param>
/// <param name="UsesVectors">Whether it is compiled for x86-64-v2; otherwise for general registers alone, as the prototype's nine were.</param>
public sealed record Workload(string Name, byte Rounds, bool UsesVectors)
{
    /// <summary>The nine that the prototype ran, and three more.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("xorshift", 4, UsesVectors: false),
        new("matrix", 4, UsesVectors: false),
        new("sieve", 3, UsesVectors: false),
        new("copy", 250, UsesVectors: false),
        new("crc", 40, UsesVectors: false),
        new("quicksort", 1, UsesVectors: false),
        new("fibonacci", 6, UsesVectors: false),
        new("tree", 2, UsesVectors: false),
        new("bytecode", 3, UsesVectors: false),
        new("compress", 5, UsesVectors: true),
        new("words", 20, UsesVectors: true),
        new("bodies", 40, UsesVectors: true),
    ];

    /// <summary>System calls.</summary>
    public static Workload Calls { get; } = new("calls", 20, UsesVectors: false);

    /// <summary>Page faults.</summary>
    public static Workload Faults { get; } = new("faults", 20, UsesVectors: false);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
