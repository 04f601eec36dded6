namespace HypercallSdk.Abi;

/// <summary>When a structure is copied back to the guest.</summary>
[NotInXen("how the generator reads a contract")]
public enum CopyOutWhen
{
    /// <summary>Only when the operation did not fail.</summary>
    Success,

    /// <summary>Whatever the result.</summary>
    Always,

    /// <summary>
    /// When the handler does it, which knows more than the result: where Xen leaves the structure alone in one case of two that
    /// answer the same.
    /// </summary>
    ByHandler,
}
