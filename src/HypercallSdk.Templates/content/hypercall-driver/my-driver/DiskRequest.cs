using HypercallSdk.Abi;

namespace MyDriver;

/// <summary>
/// A request as it lies in the ring. The front end may write anything, at any time: the back end copies it out once, and its
/// numbers have to be bounded before they can be used.
/// </summary>
public struct DiskRequest
{
    /// <summary>The front end's own number for it, which comes back in the response.</summary>
    public Untrusted<uint> Id;

    /// <summary>A <see cref="DiskOperation"/>.</summary>
    public Untrusted<uint> Operation;

    /// <summary>Which sector.</summary>
    public Untrusted<uint> Sector;

    /// <summary>0.</summary>
    public uint Reserved;

    /// <summary>What to write.</summary>
    public ulong Value;
}
