namespace Tour;

/// <summary>A request on the ring, 16 bytes.</summary>
public struct Request
{
    /// <summary>What is asked for.</summary>
    public Operation Operation;

    /// <summary>The number of a cell.</summary>
    public uint Cell;

    /// <summary>What to put there.</summary>
    public ulong Value;
}
