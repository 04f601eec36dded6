using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Reads a handler class and, from source or metadata, the contract that it names.</summary>
internal static class HandlerGatherer
{
    public static HandlerModel? Gather(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (!FirstDeclaration.Is(context))
        {
            return null;
        }

        var handler = (INamedTypeSymbol)context.TargetSymbol;
        TypePlace place = TypePlaceGatherer.Gather(handler);
        HandlerBase handlerBase = Base(handler, context.SemanticModel.Compilation);
        return Contract(context.Attributes[0]) is { } contract && context.SemanticModel.Compilation.IsSymbolAccessibleWithin(contract, handler)
            ? new HandlerModel(
                place,
                handlerBase,
                TypePlaceGatherer.Gather(contract).FullNameOf(Identifiers.Escape(Identifiers.StubClass(contract.Name))),
                Operations(handler, contract, [.. context.Attributes[0].NamedStrings("NotServed")], cancellationToken))
            : new HandlerModel(place, handlerBase, null, EquatableArray<HandlerOperation>.Empty);
    }

    private static HandlerBase Base(INamedTypeSymbol handler, Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName(KnownNames.Dispatcher) is null)
        {
            return HandlerBase.Unusable;
        }

        if (handler.BaseType is null or { SpecialType: SpecialType.System_Object })
        {
            return HandlerBase.None;
        }

        for (INamedTypeSymbol? level = handler.BaseType; level is not null; level = level.BaseType)
        {
            if (level.Is(KnownNames.Dispatcher))
            {
                return HandlerBase.Dispatcher;
            }
        }

        return HandlerBase.Unusable;
    }

    /// <summary>The contract that the attribute names, if stubs are written for it.</summary>
    private static INamedTypeSymbol? Contract(AttributeData attribute) =>
        attribute.AttributeClass?.TypeArguments is [INamedTypeSymbol { TypeKind: TypeKind.Interface } contract]
        && contract.FindAttribute(KnownNames.HypercallContractAttribute) is not null
        && ContractGatherer.Reject(contract) is null
            ? contract
            : null;

    private static EquatableArray<HandlerOperation> Operations(INamedTypeSymbol handler, INamedTypeSymbol contract, HashSet<string> notServed, CancellationToken cancellationToken)
    {
        var operations = new List<HandlerOperation>();
        foreach (IMethodSymbol method in OperationGatherer.Methods(contract))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (OperationGatherer.Gather(method, out Rejection? rejection) is { } operation && rejection is null && !notServed.Contains(method.Name) && !IsBroken(handler, method))
            {
                operations.Add(new HandlerOperation(operation, HasMethod(handler, method)));
            }
        }

        return new EquatableArray<HandlerOperation>(operations);
    }

    private static bool HasMethod(INamedTypeSymbol handler, IMethodSymbol operation)
    {
        for (INamedTypeSymbol? level = handler; level is not null; level = level.BaseType)
        {
            if (level.GetMembers(operation.Name).OfType<IMethodSymbol>().Any(method => Fits(method, operation)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the class has a method of that name with a type that does not exist: to ask for the operation besides would
    /// be a second error for one mistake.
    /// </summary>
    private static bool IsBroken(INamedTypeSymbol handler, IMethodSymbol operation) =>
        handler.GetMembers(operation.Name).OfType<IMethodSymbol>().Any(static method =>
            method.ReturnType.ContainsError() || method.Parameters.Any(static parameter => parameter.Type.ContainsError()));

    /// <summary>Whether the method is the operation with the calling vCPU before its parameters.</summary>
    private static bool Fits(IMethodSymbol method, IMethodSymbol operation) =>
        method is { IsGenericMethod: false, IsStatic: false }
        && method.Parameters.Length == operation.Parameters.Length + 1
        && method.Parameters[0].RefKind == RefKind.None
        && method.Parameters[0].Type.Is(KnownNames.HypervisorVcpu)
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, operation.ReturnType)
        && method.Parameters.Skip(1).Zip(operation.Parameters, static (mine, theirs) =>
            mine.RefKind == theirs.RefKind && SymbolEqualityComparer.Default.Equals(mine.Type, theirs.Type)).All(static same => same);
}
