using HypercallSdk.Abi;

namespace MyDriver;

/// <summary>A response as it lies in the ring, in the place of a request that was taken. The back end may write anything.</summary>
public struct DiskResponse
{
    /// <summary>The request's number.</summary>
    public Untrusted<uint> Id;

    /// <summary>How it went.</summary>
    public DiskStatus Status;

    /// <summary>What was read.</summary>
    public ulong Value;
}
