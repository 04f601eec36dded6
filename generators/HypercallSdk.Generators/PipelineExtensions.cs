using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators;

/// <summary>The steps that the pipelines share.</summary>
internal static class PipelineExtensions
{
    /// <summary>Drops what the gatherer skipped.</summary>
    public static IncrementalValuesProvider<T> WhereNotNull<T>(this IncrementalValuesProvider<T?> values)
        where T : class => values
        .Where(static value => value is not null)
        .Select(static (value, _) => value!)
        .WithTrackingName(Steps.SkipNull);

    /// <summary>The names among all outputs of a pipeline that the compiler would take for one another.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> FindClashes(this IncrementalValuesProvider<string> names, string trackingName) => names
        .Collect()
        .WithTrackingName(Steps.CollectNames)
        .Select(HintNames.FindClashes)
        .WithTrackingName(trackingName);
}
