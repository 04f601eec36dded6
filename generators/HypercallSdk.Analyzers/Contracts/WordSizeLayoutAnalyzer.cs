// Xen serves 32-bit and 64-bit guests with one hypervisor. Its early interfaces used `long` and pointers, whose layout
// differs between the two, and pay for it with a translation layer (xen/common/compat, xen/include/xlat.lst); the later ones
// use sized fields, uint64_aligned_t and XEN_GUEST_HANDLE_64, because on i386 even a uint64_t is aligned to 4. The block
// ring had to give its requests two layouts (blkif_x86_32_request_t, blkif_x86_64_request_t) for exactly that.
using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Analyzers.Contracts.Layout;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0107: a structure that crosses is laid out differently for guests of 32 and of 64 bits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WordSizeLayoutAnalyzer : StructureAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0107";

    /// <summary>The property of a report that holds the type to use instead of the machine's word.</summary>
    public const string SizedType = "SizedType";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A structure's layout differs between 32 and 64 bits",
        messageFormat: "'{0}' is laid out differently for 32-bit guests: {1}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A structure of sized fields without gaps is the same for every guest; one with words of the machine's size, or with padding that i386 does not have, is not.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <summary>Whether i386 has the same bytes of padding at the same place between fields.</summary>
    internal static bool HasTwin(Hole hole, Hole[] holesOn32) => holesOn32.Any(other =>
        other.Length == hole.Length
        && SymbolEqualityComparer.Default.Equals(other.After, hole.After)
        && SymbolEqualityComparer.Default.Equals(other.Before, hole.Before));

    /// <inheritdoc/>
    protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol structure)
    {
        // A structure of Xen's is what it is: the C compiler compares it with Xen's headers.
        if (structure.FindAttribute(KnownNames.XenNameAttribute) is not null)
            return;

        if (new PlacementReader(context.Compilation).Of(structure).IsAutomatic)
        {
            Report(structure.Locations[0], ImmutableDictionary<string, string?>.Empty, "LayoutKind.Auto leaves the order of its fields to the runtime");
            return;
        }

        foreach (IFieldSymbol field in CrossingTypes.Fields(structure))
        {
            if (CrossingTypes.TypeOf(field).SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr)
            {
                string sized = CrossingTypes.TypeOf(field).SpecialType == SpecialType.System_IntPtr ? "long" : "ulong";
                Report(LocationOf(field), ImmutableDictionary<string, string?>.Empty.Add(SizedType, sized), $"'{NameOf(field)}' has the size of the machine's word; use {sized}");
            }
        }

        if (new LayoutReader(context.Compilation, is64: true).Of(structure) is not { } layout || layout.Holes.ToArray() is not [_, ..] holes)
            return;

        Hole[] holesOn32 = [.. new LayoutReader(context.Compilation, is64: false).Of(structure)?.Holes ?? []];
        foreach (Hole hole in holes)
        {
            if (PaddingReport.FieldOf(hole) is { } field && !HasTwin(hole, holesOn32))
            {
                Report(
                    LocationOf(field),
                    PaddingReport.Of(hole, layout),
                    $"there, 8-byte fields are aligned to 4, and here {hole.Length} byte(s) of padding lie {PaddingReport.Place(hole)}, at offset {hole.Offset}, which nobody writes; declare them as a field");
            }
        }

        void Report(Location location, ImmutableDictionary<string, string?> properties, string why) =>
            context.ReportDiagnostic(Diagnostic.Create(_rule, location, properties, structure.Name, why));
    }
}
