// In which order the operations of one method are evaluated, and which can come after which. Invariants:
//
// - Each operation has one place: its block, and its number in the block's order of evaluation (operands before what uses
//   them, assignments' values before the assignment).
// - A walk enters each block once, round loops too: whoever asks for what comes later in the same round stops it where it
//   comes by its start again.
// - A walk looks at every path on its own: what stops it on one does not stop it on another.
using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace HypercallSdk.Analyzers.Use.Flow;

/// <summary>The order of evaluation of one method.</summary>
internal sealed class FlowOrder
{
    private readonly ControlFlowGraph _graph;
    private readonly List<IOperation>[] _blocks;

    public FlowOrder(ControlFlowGraph graph)
    {
        _graph = graph;
        _blocks = new List<IOperation>[graph.Blocks.Length];
        foreach (BasicBlock block in graph.Blocks)
            _blocks[block.Ordinal] = Evaluated(block);
    }

    /// <summary>All operations of all blocks, in the order of evaluation.</summary>
    public IEnumerable<(FlowPlace Place, IOperation Operation)> All
    {
        get
        {
            for (int block = 0; block < _blocks.Length; block++)
            {
                for (int index = 0; index < _blocks[block].Count; index++)
                    yield return (new FlowPlace(block, index), _blocks[block][index]);
            }
        }
    }

    /// <summary>A block's operations in the order in which they are evaluated.</summary>
    public static List<IOperation> Evaluated(BasicBlock block)
    {
        var order = new List<IOperation>();
        foreach (IOperation operation in block.Operations)
            Add(operation, order);

        if (block.BranchValue is { } value)
            Add(value, order);

        return order;
    }

    /// <summary>
    /// Walks every path on from behind <paramref name="from"/>; <paramref name="visit"/> says where a path need not be
    /// followed any further.
    /// </summary>
    public void Walk(FlowPlace from, Func<FlowPlace, IOperation, bool> visit)
    {
        var seen = new bool[_blocks.Length];
        var open = new Stack<FlowPlace>();
        open.Push(new FlowPlace(from.Block, from.Index + 1));
        while (open.Count > 0)
        {
            FlowPlace start = open.Pop();
            if (Visits(start, visit))
                continue;

            BasicBlock block = _graph.Blocks[start.Block];
            Push(block.FallThroughSuccessor?.Destination);
            Push(block.ConditionalSuccessor?.Destination);

            void Push(BasicBlock? next)
            {
                if (next is not null && !seen[next.Ordinal])
                {
                    seen[next.Ordinal] = true;
                    open.Push(new FlowPlace(next.Ordinal, 0));
                }
            }
        }
    }

    private bool Visits(FlowPlace start, Func<FlowPlace, IOperation, bool> visit)
    {
        List<IOperation> operations = _blocks[start.Block];
        for (int index = start.Index; index < operations.Count; index++)
        {
            if (visit(new FlowPlace(start.Block, index), operations[index]))
                return true;
        }

        return false;
    }

    private static void Add(IOperation operation, List<IOperation> order)
    {
        foreach (IOperation child in operation.ChildOperations)
            Add(child, order);

        order.Add(operation);
    }
}
