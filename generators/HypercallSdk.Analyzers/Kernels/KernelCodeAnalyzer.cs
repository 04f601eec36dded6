using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>One rule about what runs in kernels: on where the compilation declares one.</summary>
public abstract class KernelCodeAnalyzer : SdkAnalyzer
{
    /// <inheritdoc/>
    protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.GuestKernelAttribute) is not null
            && KernelCode.Of(context.Compilation, context.CancellationToken) is { } code)
        {
            Start(context, code);
        }
    }

    /// <summary>Registers what the rule looks at.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, KernelCode code);
}
