namespace HypercallSdk.Testing;

/// <summary>An object of the kit's that a test holds: one that was made after a snapshot is gone when that is restored.</summary>
internal interface IMadeObject
{
    /// <summary>Whether it is.</summary>
    bool IsGone { get; set; }
}
