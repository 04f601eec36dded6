namespace HypercallSdk.Abi;

/// <summary>The places in a kernel's image that the guest library asks its target for.</summary>
[NotInXen("places in this library's own kernel image")]
public enum KernelImagePlace
{
    /// <summary>The page that the guest library maps shared_info over.</summary>
    SharedInfo,

    /// <summary>A page kept free for the kernel's own experiments with mappings.</summary>
    ScratchPage,
}
