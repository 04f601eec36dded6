using System.Collections.Immutable;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers;

/// <summary>
/// One rule. It costs nothing where the SDK is not referenced, says nothing about generated code, and is run on several
/// threads: it keeps no state but what <see cref="Start"/> makes for one compilation.
/// </summary>
public abstract class SdkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    /// <summary>What it reports.</summary>
    protected abstract DiagnosticDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            // Whatever the rule is about, it is made of Abi's types.
            if (start.Compilation.GetTypeByMetadataName(KnownNames.HypercallResult) is not null)
                Start(start);
        });
    }

    /// <summary>Registers what the rule looks at in a compilation that has the SDK's types.</summary>
    protected abstract void Start(CompilationStartAnalysisContext context);
}
