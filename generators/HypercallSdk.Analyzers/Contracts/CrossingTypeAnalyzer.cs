// From the programming model: what crosses is bits that both sides read alike. A reference, a delegate or a pointer means an
// address of one side's process; a bool that arrives as 2 is neither true nor false to the compiler; a char is UTF-16 and C's
// is a byte; a decimal or a Nullable is laid out as the runtime likes. In a register there is room for a number and nothing
// else, and no floating-point register crosses.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Analyzers.Contracts.Reading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Contracts;

/// <summary>HCS0105: a parameter, or a field of a structure behind one, has a type that cannot cross.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CrossingTypeAnalyzer : SdkAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0105";

    /// <summary>The property of a report about a value whose address could cross in its place.</summary>
    public const string HasAddress = "HasAddress";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A type cannot cross between guest and hypervisor",
        messageFormat: "'{0}' cannot cross: {1}",
        RuleCategory.Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Integers, enumerations, the SDK's numbers, GuestPointer and structures of these cross; references, pointers, bool, char and what the runtime lays out do not.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.HypercallContractAttribute) is not null)
            context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (ContractReader.IsContract(type))
        {
            foreach (ContractOperation operation in ContractReader.Operations(type))
                AnalyzeParameters(context, operation);
        }
        else if (type.TypeKind == TypeKind.Struct && ContractIndex.Of(context.Compilation).CrossingStructures.Contains(type))
        {
            foreach (IFieldSymbol field in CrossingTypes.Fields(type))
            {
                if (Mistake(CrossingTypes.TypeOf(field)) is { } mistake)
                {
                    ISymbol named = field.AssociatedSymbol ?? field;
                    context.ReportDiagnostic(Diagnostic.Create(_rule, named.Locations[0], type.Name + "." + named.Name, mistake));
                }
            }
        }
    }

    private static void AnalyzeParameters(SymbolAnalysisContext context, ContractOperation operation)
    {
        if (operation.Rejection is { } rejection)
        {
            // One mistake, one report: another reason is another rule's.
            if (rejection.Kind == RejectionKind.ParameterType)
            {
                IParameterSymbol rejected = operation.Method.Parameters[rejection.Parameter];
                string reason = Mistake(rejected.Type) is { } known ? $"parameter '{rejected.Name}': {known}" : rejection.Reason;
                Report(rejection.Parameter, reason, HasAddressOf(rejected));
            }

            return;
        }

        foreach (IParameterSymbol parameter in operation.Method.Parameters)
        {
            ITypeSymbol carried = CrossingTypes.Carried(parameter);
            if (Mistake(carried) is { } mistake)
                Report(parameter.Ordinal, $"parameter '{parameter.Name}': {mistake}");
            else if (MistakeInside(carried, context.Compilation, new HashSet<ISymbol>(SymbolEqualityComparer.Default)) is { } inside)
                Report(parameter.Ordinal, $"parameter '{parameter.Name}' holds {inside}");
        }

        void Report(int parameter, string why, bool hasAddress = false) => context.ReportDiagnostic(Diagnostic.Create(
            _rule,
            operation.LocationOf(parameter),
            hasAddress ? ImmutableDictionary<string, string?>.Empty.Add(HasAddress, null) : null,
            operation.Name,
            why));
    }

    /// <summary>Whether the parameter is a structure or an array of what may cross.</summary>
    private static bool HasAddressOf(IParameterSymbol parameter) => parameter is { RefKind: RefKind.None, IsParams: false } && parameter.Type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: { IsUnmanagedType: true } element } => Mistake(element) is null,
        { IsUnmanagedType: true } type => CrossingTypes.IsStructure(type) && Mistake(type) is null,
        _ => false,
    };

    /// <summary>A mistake in a structure of another assembly, which is not reported where it stands.</summary>
    private static string? MistakeInside(ITypeSymbol type, Compilation compilation, HashSet<ISymbol> seen)
    {
        if (!CrossingTypes.IsStructure(type) || seen.Count == CrossingTypes.Limit || !seen.Add(type))
            return null;

        ITypeSymbol[] inner = CrossingTypes.PointedAt(type) is { } target ? [target] : [.. CrossingTypes.Fields(type).Select(CrossingTypes.TypeOf)];
        bool isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
        foreach (ITypeSymbol field in inner)
        {
            if (!isOwn && Mistake(field) is { } mistake)
                return $"a '{type.ToDisplayString()}', and in that {mistake}";

            if (MistakeInside(field, compilation, seen) is { } deeper)
                return deeper;
        }

        return null;
    }

    private static string? Mistake(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => "a bool that the other side sets to 2 is neither true nor false; use byte",
        { SpecialType: SpecialType.System_Char } => "a char is 16 bits of UTF-16; use byte or ushort",
        { SpecialType: SpecialType.System_Decimal } => "a decimal is laid out as the runtime likes; use an integer in a smaller unit",
        { TypeKind: TypeKind.Pointer } => "a pointer is an address of the process that runs it; use GuestPointer",
        { TypeKind: TypeKind.FunctionPointer } => "a function pointer is an address of the process that runs it; use VirtualAddress",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "a nullable value is laid out as the runtime likes; use a value that stands for none",
        { SpecialType: SpecialType.System_DateTime } => "a DateTime means what the runtime likes; use a ulong of nanoseconds",
        INamedTypeSymbol { EnumUnderlyingType: null } named when named.Is("System.Runtime.InteropServices.GCHandle") => "a handle is an address of the process that runs it",
        _ => null,
    };
}
