namespace Tour;

/// <summary>A response on the ring, 16 bytes, in the place of the request that it answers.</summary>
public struct Response
{
    /// <summary>0, or one of Xen's error numbers.</summary>
    public uint Error;

    /// <summary>The number of the cell.</summary>
    public uint Cell;

    /// <summary>What the cell holds.</summary>
    public ulong Value;
}
