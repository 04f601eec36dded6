using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Reads a contract of system calls.</summary>
internal static class SyscallContractGatherer
{
    /// <summary>The contract, or null where there can be no dispatcher for it.</summary>
    public static SyscallContractModel? Gather(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var contract = (INamedTypeSymbol)context.TargetSymbol;
        if (ContractGatherer.Reject(contract) is not null || !FirstDeclaration.Is(context))
        {
            return null;
        }

        var calls = new SortedDictionary<int, SyscallMethod>();
        SyscallMethod? unknown = null;
        foreach (IMethodSymbol method in SyscallGatherer.Methods(contract))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (SyscallGatherer.Gather(method, out _) is not { } gathered)
            {
                continue;
            }

            if (SyscallGatherer.IsUnknown(method))
            {
                unknown ??= gathered;
            }

            foreach (int number in SyscallGatherer.Numbers(method).Where(number => !calls.ContainsKey(number)))
            {
                calls.Add(number, gathered);
            }
        }

        return new SyscallContractModel(
            TypePlaceGatherer.Gather(contract),
            SyntaxFacts.GetText(contract.DeclaredAccessibility),
            Identifiers.StubClass(contract.Name),
            contract.Name,
            new EquatableArray<SyscallModel>(calls.Select(static call => new SyscallModel(call.Key, call.Value))),
            unknown);
    }

    /// <summary>The dispatcher of the contract that a type implements, from the global namespace on; null where it implements none.</summary>
    public static string? DispatcherFor(INamedTypeSymbol type) => type.AllInterfaces
        .Where(static contract => contract.FindAttribute(KnownNames.SyscallContractAttribute) is not null && ContractGatherer.Reject(contract) is null)
        .Select(static contract => TypePlaceGatherer.Gather(contract).FullNameOf(Identifiers.Escape(Identifiers.StubClass(contract.Name))))
        .FirstOrDefault();
}
