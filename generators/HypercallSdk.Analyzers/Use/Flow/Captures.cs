using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace HypercallSdk.Analyzers.Use.Flow;

/// <summary>
/// What the control-flow graph's unnamed temporaries stand for: where an expression branches, its parts are captured before
/// the branch and referred to behind it.
/// </summary>
internal sealed class Captures
{
    private readonly Dictionary<CaptureId, List<IOperation>> _values = [];

    public Captures(ControlFlowGraph graph)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IFlowCaptureOperation capture in block.Operations.OfType<IFlowCaptureOperation>())
            {
                if (!_values.TryGetValue(capture.Id, out List<IOperation> values))
                    _values.Add(capture.Id, values = []);

                values.Add(capture.Value);
            }
        }
    }

    /// <summary>Everything that the temporary may hold: one value for each branch that ends in it.</summary>
    public IReadOnlyList<IOperation> ValuesOf(IFlowCaptureReferenceOperation reference) =>
        _values.TryGetValue(reference.Id, out List<IOperation> values) ? values : [];

    /// <summary>The temporary's value where it can be only one; anything else as it is.</summary>
    public IOperation Resolve(IOperation operation)
    {
        while (operation is IFlowCaptureReferenceOperation reference && ValuesOf(reference) is [{ } only])
            operation = only;

        return operation;
    }
}
