namespace HypercallSdk.Generators.Model;

/// <summary>Who may make a hypercall: Abi's enumeration of the same name, which an analyzer cannot reference.</summary>
internal enum HypercallPrivilege
{
    /// <summary>Any domain.</summary>
    Any,

    /// <summary>The control domain only.</summary>
    ControlDomain,

    /// <summary>Domains with rights over the one that the operation names: the handler looks.</summary>
    OverDomain,
}
