using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using HypercallSdk.Generators.Model;

namespace HypercallSdk.Generators.Naming;

/// <summary>
/// Hint names. A type's full name is unique, but the compiler compares hint names without regard to case: the few that
/// then clash get a number made from their exact spelling, so that it depends on nothing but the name itself.
/// </summary>
internal static class HintNames
{
    /// <summary>Those of <paramref name="names"/> that differ from another in case alone, in ordinal order.</summary>
    public static EquatableArray<string> FindClashes(ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IEnumerable<string> clashes = names
            .Distinct(StringComparer.Ordinal)
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Skip(1).Any())
            .SelectMany(static group => group)
            .OrderBy(static name => name, StringComparer.Ordinal);
        return new EquatableArray<string>(clashes);
    }

    /// <summary>The hint name's beginning for <paramref name="name"/>.</summary>
    public static string Resolve(string name, EquatableArray<string> clashes) =>
        clashes.Contains(name) ? name + "." + StableHash.Of(name).ToString("x16", CultureInfo.InvariantCulture) : name;
}
