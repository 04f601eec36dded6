using HypercallSdk.Generators.Emission;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Generators;

/// <summary>
/// For every class marked <c>[HypercallHandler&lt;IContract&gt;]</c>: the dispatcher that decodes a call's registers,
/// checks and copies what they point to once, calls the class, and copies out what the contract says. The contract may
/// stand in the same assembly or in a referenced one.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class HandlerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<HandlerModel> handlers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.HypercallHandlerAttribute,
                static (node, _) => node is ClassDeclarationSyntax,
                HandlerGatherer.Gather)
            .WithTrackingName(Steps.GatherHandlers)
            .WhereNotNull();

        IncrementalValueProvider<EquatableArray<string>> clashes = handlers
            .Select(static (handler, _) => handler.Place.HintName)
            .WithTrackingName(Steps.HandlerNames)
            .FindClashes(Steps.HandlerNameClashes);

        context.RegisterSourceOutput(handlers.Combine(clashes).WithTrackingName(Steps.Handlers), static (output, pair) =>
        {
            (HandlerModel handler, EquatableArray<string> clashes) = pair;
            string hintName = HintNames.Resolve(handler.Place.HintName, clashes);
            output.AddSource(hintName + ".Dispatcher.g.cs", DispatcherWriter.Write(handler));
        });
    }
}
