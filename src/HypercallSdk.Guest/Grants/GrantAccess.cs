namespace HypercallSdk.Guest;

/// <summary>What a granted page may be used for by the domain that it is granted to.</summary>
public enum GrantAccess
{
    /// <summary>Read and written.</summary>
    ReadWrite,

    /// <summary>Read only.</summary>
    ReadOnly,
}
