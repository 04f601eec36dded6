using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Reading;

/// <summary>
/// What the rules ask about all contracts of a compilation at once: made when the first of them asks, kept as long as the
/// compilation is.
/// </summary>
internal sealed class ContractIndex
{
    private static readonly ConditionalWeakTable<Compilation, ContractIndex> _indices = new();

    // Open to contracts of one's own: Xen has no operation there.
    private const int FirstOpen = 50;
    private const int LastOpen = 55;

    private readonly Compilation _compilation;
    private ImmutableArray<ContractOperation> _declared;
    private ImmutableArray<ContractOperation> _operations;
    private ImmutableArray<ContractOperation> _xenOperations;
    private ImmutableHashSet<ISymbol>? _crossingStructures;

    private ContractIndex(Compilation compilation)
    {
        _compilation = compilation;
        IAssemblySymbol? abi = compilation.GetTypeByMetadataName(KnownNames.HypercallResult)?.ContainingAssembly;
        IsAbi = SymbolEqualityComparer.Default.Equals(abi, compilation.Assembly);
        Abi = abi;
    }

    /// <summary>Whether the compilation is Abi itself, or carries its sources.</summary>
    public bool IsAbi { get; }

    /// <summary>The assembly with Xen's own interface.</summary>
    public IAssemblySymbol? Abi { get; }

    /// <summary>All operations of the compilation's own contracts, the rejected ones too, in the order in which the source reads.</summary>
    public ImmutableArray<ContractOperation> Declared =>
        Once(ref _declared, () => [.. Contracts(_compilation.Assembly.GlobalNamespace).InSourceOrder().SelectMany(ContractReader.Operations)]);

    /// <summary>The accepted operations of the compilation's own contracts, in the order in which the source reads.</summary>
    public ImmutableArray<ContractOperation> Operations =>
        Once(ref _operations, () => [.. Declared.Where(static operation => operation.Rejection is null)]);

    // The operations of Xen's interface as Abi declares them, hundreds of them; none in Abi itself.
    private ImmutableArray<ContractOperation> XenOperations =>
        Once(ref _xenOperations, () => IsAbi || Abi is null ? [] : [.. Contracts(Abi.GlobalNamespace).SelectMany(ContractReader.Operations)]);

    /// <summary>The structures, as they were declared, that an operation of the compilation takes across.</summary>
    public ImmutableHashSet<ISymbol> CrossingStructures
    {
        get
        {
            if (_crossingStructures is null)
                Interlocked.CompareExchange(ref _crossingStructures, Crossing(), null);

            return _crossingStructures;
        }
    }

    /// <summary>The index of a compilation.</summary>
    public static ContractIndex Of(Compilation compilation) => _indices.GetValue(compilation, static key => new ContractIndex(key));

    /// <summary>Whether a contract of one's own may have the number.</summary>
    public static bool IsOpen(long number) => number is >= FirstOpen and <= LastOpen;

    /// <summary>Xen's operation with the same number and command. Abi is not read for the numbers that users have.</summary>
    public ContractOperation? XensOwn(ContractOperation operation) => IsOpen(operation.Model.Number)
        ? null
        : XenOperations.FirstOrDefault(theirs => theirs.Model.Number == operation.Model.Number && theirs.Model.Command == operation.Model.Command);

    private static ImmutableArray<ContractOperation> Once(ref ImmutableArray<ContractOperation> field, Func<ImmutableArray<ContractOperation>> make)
    {
        if (field.IsDefault)
            ImmutableInterlocked.InterlockedInitialize(ref field, make());

        return field;
    }

    private static IEnumerable<INamedTypeSymbol> Contracts(INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && ContractReader.IsContract(type))
                yield return type;

            foreach (INamedTypeSymbol inner in Contracts(member))
                yield return inner;
        }
    }

    private ImmutableHashSet<ISymbol> Crossing()
    {
        var seen = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        foreach (ContractOperation operation in Operations)
        {
            foreach (IParameterSymbol parameter in operation.Method.Parameters)
                CrossingTypes.Collect(CrossingTypes.Carried(parameter), seen);
        }

        return seen.ToImmutable();
    }
}
