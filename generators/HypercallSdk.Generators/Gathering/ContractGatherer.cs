using System.Collections.Generic;
using System.Threading;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Reads a contract.</summary>
internal static class ContractGatherer
{
    /// <summary>The contract, or null where there can be no stubs for it.</summary>
    public static ContractModel? Gather(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var contract = (INamedTypeSymbol)context.TargetSymbol;
        TypePlace place = TypePlaceGatherer.Gather(contract);
        if (Reject(contract) is not null || !FirstDeclaration.Is(context))
        {
            return null;
        }

        return new ContractModel(
            place,
            SyntaxFacts.GetText(contract.DeclaredAccessibility),
            Identifiers.StubClass(contract.Name),
            contract.Name,
            Documentation.Lines(contract, cancellationToken),
            Stubs(contract, cancellationToken));
    }

    /// <summary>Why there can be no stubs for the contract, or null.</summary>
    public static string? Reject(INamedTypeSymbol contract)
    {
        for (INamedTypeSymbol? level = contract; level is not null; level = level.ContainingType)
        {
            if (!level.TypeParameters.IsEmpty)
                return $"'{level.Name}' is generic, and a static class of stubs cannot say which one is meant";

            if (level.IsFileLocal)
                return $"'{level.Name}' is local to its file, and its stubs stand in another one";
        }

        return null;
    }

    private static EquatableArray<StubModel> Stubs(INamedTypeSymbol contract, CancellationToken cancellationToken)
    {
        var stubs = new List<StubModel>();
        foreach (IMethodSymbol method in OperationGatherer.Methods(contract))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (OperationGatherer.Gather(method, out Rejection? rejection) is { } operation)
            {
                EquatableArray<string> documentation = Documentation.Lines(method, cancellationToken);
                stubs.Add(new StubModel(
                    operation,
                    method.ReturnsVoid ? "void" : method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                    documentation,
                    Documentation.Summary(documentation),
                    rejection is null ? LayoutText.Hash(method, operation) : 0,
                    rejection?.Reason));
            }
        }

        return new EquatableArray<StubModel>(stubs);
    }
}
