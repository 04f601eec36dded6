using System;
using System.Collections.Generic;
using CsCheck;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>Random sequences of steps. Each keeps to a theme in the main, so that its steps meet each other's results.</summary>
public static class Sequences
{
    private const int Choices = 256;

    private static readonly StepKind[] _tables =
    [
        StepKind.WriteEntry, StepKind.WriteEntry, StepKind.ChangeFlags, StepKind.ChangeFlags, StepKind.Pin, StepKind.Pin, StepKind.Unpin, StepKind.Map, StepKind.Map,
        StepKind.StoreEntry, StepKind.NewRoot, StepKind.NewUserRoot, StepKind.Flush, StepKind.Store, StepKind.Load, StepKind.WriteEntries, StepKind.ClearOrCopy,
    ];

    private static readonly StepKind[] _descriptors =
    [
        StepKind.SetGdt, StepKind.SetLdt, StepKind.UpdateDescriptor, StepKind.Map, StepKind.Store, StepKind.StoreEntry, StepKind.Decrease, StepKind.Pin,
    ];

    private static readonly StepKind[] _reservations =
    [
        StepKind.Decrease, StepKind.Increase, StepKind.Exchange, StepKind.Exchange, StepKind.Map, StepKind.Store, StepKind.Pin, StepKind.OtherMemory, StepKind.Load, StepKind.Transfer,
    ];

    private static readonly StepKind[] _grants =
    [
        StepKind.WriteGrant, StepKind.WriteGrant, StepKind.MapGrant, StepKind.MapGrant, StepKind.MapGrant, StepKind.UnmapGrant, StepKind.UnmapGrant, StepKind.ReplaceGrant,
        StepKind.CopyGrant, StepKind.Transfer, StepKind.Store, StepKind.Map, StepKind.Pin, StepKind.OtherGrant, StepKind.Replace,
    ];

    private static readonly StepKind[] _versions =
    [
        StepKind.SetVersion, StepKind.SetUpTable, StepKind.SetUpTable, StepKind.Map, StepKind.Map, StepKind.Store, StepKind.WriteGrant, StepKind.MapGrant, StepKind.UnmapGrant, StepKind.OtherGrant,
    ];

    // What is stored through a translation after its page became something else.
    private static readonly StepKind[] _stale = [StepKind.Store, StepKind.Store, StepKind.Map, StepKind.Map, StepKind.Pin, StepKind.Pin, StepKind.NewUserRoot];

    // Status frames that are mapped when they go.
    private static readonly StepKind[] _status = [StepKind.SetVersion, StepKind.SetUpTable, StepKind.Map];

    private static readonly StepKind[][] _themes = [[StepKind.WriteEntry, StepKind.ChangeFlags], _stale, _status, _tables, _tables, _descriptors, _reservations, _grants, _versions, Enum.GetValues<StepKind>()];

    /// <summary>Sequences of up to <paramref name="most"/> steps.</summary>
    public static Gen<Step[]> Of(int most) =>
        Gen.Int[0, _themes.Length - 1].SelectMany(theme => StepOf(_themes[theme]).Array[1, most]);

    // Now and then something of another theme, which is where assumptions break.
    private static Gen<Step> StepOf(StepKind[] theme)
    {
        var kinds = new List<StepKind>();
        while (kinds.Count < 200)
            kinds.AddRange(theme);

        kinds.AddRange(Enum.GetValues<StepKind>());
        StepKind[] choice = [.. kinds];
        Gen<int> number = Gen.Int[0, Choices - 1];
        return Gen.Select(Gen.Int[0, choice.Length - 1], Gen.Int[0, 5], number, number, number, number)
            .Select((kind, domain, a, b, c, d) => new Step(choice[kind], DomainOf(domain), a, b, c, d));
    }

    // Half of the steps are one unprivileged domain's: sequences that belong together.
    private static int DomainOf(int choice) => choice switch { < 3 => 1, < 5 => 2, _ => 0 };
}
