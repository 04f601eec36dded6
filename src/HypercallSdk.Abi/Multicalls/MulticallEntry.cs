namespace HypercallSdk.Abi;

/// <summary>One call of a batch (<c>multicall_entry_t</c>).</summary>
[XenName("multicall_entry_t")]
public struct MulticallEntry
{
    /// <summary>In: the <see cref="HypercallNumber"/> (<c>op</c>).</summary>
    [XenName("op")]
    public ulong Operation;

    /// <summary>Out: what the call answered (<c>result</c>).</summary>
    [XenName("result")]
    public long Result;

    /// <summary>In: the registers RDI, RSI, RDX, R10, R8 and R9 of the call (<c>args</c>).</summary>
    [XenName("args")]
    public Words6 Arguments;
}
