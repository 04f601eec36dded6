namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>What an argument register holds.</summary>
internal enum WireKind
{
    /// <summary>A number.</summary>
    Value,

    /// <summary>The address of a structure or an array.</summary>
    Pointer,

    /// <summary>A number of elements.</summary>
    Count,
}
