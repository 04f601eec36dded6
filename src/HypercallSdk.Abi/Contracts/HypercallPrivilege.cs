namespace HypercallSdk.Abi;

/// <summary>Which domains may make a hypercall.</summary>
[NotInXen("how the generator reads a contract")]
public enum HypercallPrivilege
{
    /// <summary>Any domain.</summary>
    Any,

    /// <summary>The control domain only (Xen's <c>is_control_domain</c>; domain 0).</summary>
    ControlDomain,

    /// <summary>
    /// Domains with rights over the one that the operation names: the handler looks, once it has found that one, for a
    /// domain that does not exist is told before rights are.
    /// </summary>
    OverDomain,
}
