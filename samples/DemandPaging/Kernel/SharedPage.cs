using HypercallSdk.Abi;

namespace DemandPaging;

/// <summary>A page that several address spaces see until they write it.</summary>
internal struct SharedPage
{
    /// <summary>The page.</summary>
    public PseudoPhysicalFrame Frame;

    /// <summary>How many address spaces still see it.</summary>
    public int Users;
}
