namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>How the credit scheduler orders vCPUs: a lower number goes first.</summary>
internal enum Priority : byte
{
    /// <summary>Has just been woken and has credits: runs at once, for a while.</summary>
    Boost,

    /// <summary>Has credits.</summary>
    Under,

    /// <summary>Has used more than its credits: runs when nobody better wants to.</summary>
    Over,

    /// <summary>Owes more than a slice's credits: runs when nobody else wants to.</summary>
    Deep,
}
