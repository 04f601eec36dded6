namespace HypercallSdk.Analyzers.Use.Flow;

/// <summary>Where an operation is evaluated: which block of the control-flow graph, and how far into it.</summary>
internal readonly struct FlowPlace(int block, int index)
{
    /// <summary>The block's ordinal.</summary>
    public int Block { get; } = block;

    /// <summary>The operation's number in the block.</summary>
    public int Index { get; } = index;
}
