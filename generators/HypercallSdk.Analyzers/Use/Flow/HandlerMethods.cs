using System.Linq;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Use.Flow;

/// <summary>The hypervisor's end of a contract: the methods of a class with <c>[HypercallHandler&lt;T&gt;]</c>.</summary>
internal static class HandlerMethods
{
    /// <summary>Whether the symbol is an operation's implementation: the calling vCPU comes before the operation's parameters.</summary>
    public static bool IsOperation(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method
        && ContractOf(method.ContainingType) is { } contract
        && TakesCaller(method)
        && OperationGatherer.Methods(contract).Any(operation => operation.Name == method.Name && operation.Parameters.Length + 1 == method.Parameters.Length);

    /// <summary>Whether the symbol is one of the class's methods that answer a caller: an operation, or part of one.</summary>
    public static bool IsPartOfOperation(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && TakesCaller(method) && ContractOf(method.ContainingType) is not null;

    private static bool TakesCaller(IMethodSymbol method) => method.Parameters.Length > 0 && method.Parameters[0].Type.Is(KnownNames.HypervisorVcpu);

    private static INamedTypeSymbol? ContractOf(INamedTypeSymbol? type) =>
        type?.FindAttribute(KnownNames.HypercallHandlerAttribute)?.AttributeClass?.TypeArguments is [INamedTypeSymbol contract] ? contract : null;
}
