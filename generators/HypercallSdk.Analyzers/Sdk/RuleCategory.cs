namespace HypercallSdk.Analyzers;

/// <summary>The rules' categories: what a rule's number begins with.</summary>
internal static class RuleCategory
{
    /// <summary>HCS01xx: declarations of hypercalls.</summary>
    public const string Contracts = "HypercallSdk.Contracts";

    /// <summary>HCS02xx: guest kernels.</summary>
    public const string Kernels = "HypercallSdk.Kernels";

    /// <summary>HCS03xx: what is called and how, on both ends.</summary>
    public const string Use = "HypercallSdk.Use";

    /// <summary>HCS04xx: what the xen target cannot carry.</summary>
    public const string RealXen = "HypercallSdk.RealXen";
}
