using HypercallSdk.Generators.Emission;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Generators;

/// <summary>
/// For every interface marked <c>[SyscallContract]</c>: the dispatcher that decodes a system call's registers, calls the
/// method of its number and leaves the result in RAX. It reports nothing: analyzers do. What cannot be a system call is
/// left out.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SyscallGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SyscallContractModel> contracts = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.SyscallContractAttribute,
                static (node, _) => node is InterfaceDeclarationSyntax,
                SyscallContractGatherer.Gather)
            .WithTrackingName(Steps.GatherSyscalls)
            .WhereNotNull();

        IncrementalValueProvider<EquatableArray<string>> clashes = contracts
            .Select(static (contract, _) => contract.Place.HintName)
            .WithTrackingName(Steps.SyscallNames)
            .FindClashes(Steps.SyscallNameClashes);

        context.RegisterSourceOutput(contracts.Combine(clashes).WithTrackingName(Steps.Syscalls), static (output, pair) =>
        {
            (SyscallContractModel contract, EquatableArray<string> clashes) = pair;
            string hintName = HintNames.Resolve(contract.Place.HintName, clashes);
            output.AddSource(hintName + ".Syscalls.g.cs", SyscallDispatcherWriter.Write(contract));
        });
    }
}
