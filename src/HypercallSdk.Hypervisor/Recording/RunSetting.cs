using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>Something that a host or a domain is set up with and that decides the run: a recording keeps it.</summary>
/// <param name="Name">The option that says it.</param>
/// <param name="Value">What it says, as text.</param>
public sealed record RunSetting(string Name, string Value)
{
    /// <summary>All of a host's, but for the seed, the clock and the date, which a recording keeps by themselves.</summary>
    internal static IReadOnlyList<RunSetting> Of(HostOptions options) =>
    [
        Of(nameof(options.PhysicalCpus), options.PhysicalCpus),
        Of(nameof(options.Scheduler), options.Scheduler),
        Of(nameof(options.TimeSlice), options.TimeSlice),
        Of(nameof(options.RateLimit), options.RateLimit),
        Of(nameof(options.MigrationDelay), options.MigrationDelay),
        Of(nameof(options.TimestampFrequency), options.TimestampFrequency),
        Of($"{nameof(options.Costs)}.{nameof(options.Costs.Hypercall)}", options.Costs.Hypercall),
        Of($"{nameof(options.Costs)}.{nameof(options.Costs.Entry)}", options.Costs.Entry),
        Of($"{nameof(options.Costs)}.{nameof(options.Costs.Timestamp)}", options.Costs.Timestamp),
        Of($"{nameof(options.Costs)}.{nameof(options.Costs.Instruction)}", options.Costs.Instruction),
        Of(nameof(options.MachineMemoryMegabytes), options.MachineMemoryMegabytes),
        Of(nameof(options.RunLimit), options.RunLimit),
        Of(nameof(options.HypercallsPerHandler), options.HypercallsPerHandler),
    ];

    /// <summary>All of a domain's, its kernel among them.</summary>
    internal static IReadOnlyList<RunSetting> Of(DomainConfig config, Type kernel) =>
    [
        Of("Kernel", kernel.FullName),
        Of(nameof(config.Name), config.Name),
        Of(nameof(config.MemoryMegabytes), config.MemoryMegabytes),
        Of(nameof(config.Vcpus), config.Vcpus),
        Of(nameof(config.Weight), config.Weight),
        Of(nameof(config.Cap), config.Cap),
        Of(nameof(config.Affinity), config.Affinity),
        Of(nameof(config.MaximumMemoryMegabytes), config.MaximumMemoryMegabytes),
        Of(nameof(config.CommandLine), config.CommandLine),
        Of(nameof(config.BootModule), config.BootModule.IsEmpty ? string.Empty : Convert.ToHexStringLower(SHA256.HashData(config.BootModule.Span))),
        Of(nameof(config.MaximumPort), config.MaximumPort),
        Of(nameof(config.MaximumGrantFrames), config.MaximumGrantFrames),
        Of(nameof(config.MaximumMaptrackFrames), config.MaximumMaptrackFrames),
        Of(nameof(config.MaximumGrantVersion), config.MaximumGrantVersion),
    ];

    /// <summary>Says where two lists differ; null where they do not.</summary>
    internal static string? Difference(IReadOnlyList<RunSetting> recorded, IReadOnlyList<RunSetting> now)
    {
        var values = new Dictionary<string, string>();
        foreach (RunSetting setting in recorded)
            values[setting.Name] = setting.Value;

        string[] differences =
        [
            .. now.Where(setting => values.GetValueOrDefault(setting.Name) != setting.Value)
                .Select(setting => $"{setting.Name} is {Quote(setting.Value)}, and was {Quote(values.GetValueOrDefault(setting.Name, string.Empty))} in the recorded run"),
        ];
        return differences.Length == 0 ? null : string.Join("; ", differences);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Value}";

    private static RunSetting Of<T>(string name, T value) => new(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);

    private static string Quote(string value) => value.Length == 0 ? "none" : value;
}
