namespace Differential.Running;

/// <summary>As which domain a program runs.</summary>
public enum Place
{
    /// <summary>As domain 0.</summary>
    DomainZero,

    /// <summary>As a domain that domain 0 started.</summary>
    Unprivileged,
}
