namespace HypercallSdk.Abi;

/// <summary>When a structure is copied back to the guest.</summary>
[NotInXen("how the generator reads a contract")]
public enum CopyOutWhen
{
    /// <summary>Only when the operation did not fail.</summary>
    Success,

    /// <summary>Whatever the result.</summary>
    Always,
}
