using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace HypercallSdk.Analyzers.Use.Flow;

/// <summary>A rule that follows the paths through one method. It asks for the graph only of methods that could break it.</summary>
public abstract class FlowAnalyzer : SdkAnalyzer
{
    /// <inheritdoc/>
    protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (!IsOn(context.Compilation))
            return;

        context.RegisterOperationBlockAction(blocks =>
        {
            foreach (IOperation block in blocks.OperationBlocks)
            {
                if (block.Kind == OperationKind.Block && MayBreak(blocks.OwningSymbol, block))
                    Analyze(blocks, blocks.GetControlFlowGraph(block));
            }
        });
    }

    /// <summary>Whether the compilation has what the rule is about.</summary>
    protected virtual bool IsOn(Compilation compilation) => true;

    /// <summary>Whether a method is worth a look: cheap.</summary>
    protected abstract bool MayBreak(ISymbol owner, IOperation block);

    /// <summary>Looks at a method's paths.</summary>
    protected abstract void Analyze(OperationBlockAnalysisContext context, ControlFlowGraph graph);
}
