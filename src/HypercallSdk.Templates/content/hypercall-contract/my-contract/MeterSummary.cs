namespace MyContract;

/// <summary>What a meter was told so far.</summary>
public struct MeterSummary
{
    /// <summary>Which meter: in.</summary>
    public uint Meter;

    /// <summary>How many values: out.</summary>
    public uint Count;

    /// <summary>The least of them: out.</summary>
    public long Least;

    /// <summary>The greatest of them: out.</summary>
    public long Greatest;

    /// <summary>Their sum: out.</summary>
    public long Sum;
}
