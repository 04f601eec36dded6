using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>What a report about a hole tells its fix: which bytes to declare, and on which side of the reported field.</summary>
internal static class PaddingReport
{
    /// <summary>The property that holds the first byte.</summary>
    public const string Offset = "Offset";

    /// <summary>The property that holds the number of bytes.</summary>
    public const string Length = "Length";

    /// <summary>The property that is there where the reported field lies before the hole.</summary>
    public const string IsLast = "IsLast";

    /// <summary>The property that is there where fields say where they lie.</summary>
    public const string IsExplicit = "IsExplicit";

    /// <summary>The properties of a report about a hole.</summary>
    public static ImmutableDictionary<string, string?> Of(Hole hole, StructureLayout layout)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(Offset, hole.Offset.ToString(CultureInfo.InvariantCulture))
            .Add(Length, hole.Length.ToString(CultureInfo.InvariantCulture));
        if (hole.Before is null)
            properties = properties.Add(IsLast, null);

        return layout.IsExplicit ? properties.Add(IsExplicit, null) : properties;
    }

    /// <summary>The field that is reported: the one behind the hole, or the last one.</summary>
    public static IFieldSymbol? FieldOf(Hole hole) => hole.Before ?? hole.After;

    /// <summary>Where the hole is, in words.</summary>
    public static string Place(Hole hole) => (hole.After, hole.Before) switch
    {
        (null, { } before) => $"before '{NameOf(before)}'",
        ({ } after, null) => $"behind '{NameOf(after)}'",
        ({ } after, { } before) => $"between '{NameOf(after)}' and '{NameOf(before)}'",
        _ => "in it",
    };

    private static string NameOf(IFieldSymbol field) => (field.AssociatedSymbol ?? field).Name;
}
