using HypercallSdk.Generators.Emission;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Generators;

/// <summary>
/// For every struct marked <c>[GuestKernel]</c>: the entries that the guest library and the hypervisor call, the numbers
/// of its port handlers, and for the xen target the functions that the assembly stubs call.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<KernelModel> kernels = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.GuestKernelAttribute,
                static (node, _) => node is StructDeclarationSyntax,
                KernelGatherer.Gather)
            .WithTrackingName(Steps.GatherKernels)
            .WhereNotNull();

        IncrementalValueProvider<EquatableArray<string>> clashes = kernels
            .Select(static (kernel, _) => kernel.Place.HintName)
            .WithTrackingName(Steps.KernelNames)
            .FindClashes(Steps.KernelNameClashes);

        context.RegisterSourceOutput(kernels.Combine(clashes).WithTrackingName(Steps.Kernels), static (output, pair) =>
        {
            (KernelModel kernel, EquatableArray<string> clashes) = pair;
            string hintName = HintNames.Resolve(kernel.Place.HintName, clashes);
            output.AddSource(hintName + ".Kernel.g.cs", KernelWriter.Write(kernel));
            if (!kernel.Place.IsGeneric)
            {
                output.AddSource(hintName + ".XenEntry.g.cs", XenEntryWriter.Write(kernel));
            }
        });
    }
}
