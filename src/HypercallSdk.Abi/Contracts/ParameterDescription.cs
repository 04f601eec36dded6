#if !HYPERCALLSDK_XEN
namespace HypercallSdk.Abi;

/// <summary>One parameter of a hypercall, as the generator read it from the contract.</summary>
public sealed class ParameterDescription
{
    /// <summary>The parameter's name in the contract.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the value, of the structure or of one element, as C# writes it without namespaces.</summary>
    public required string TypeName { get; init; }

    /// <summary>How the parameter travels.</summary>
    public required ParameterDirection Direction { get; init; }

    /// <summary>Bytes of the value, of the structure or of one element.</summary>
    public required int Size { get; init; }

    /// <summary>Whether an array's count travels before its pointer (<see cref="CountFirstAttribute"/>).</summary>
    public bool CountFirst { get; init; }

    /// <summary>The most elements that one call may carry; zero for what is not an array.</summary>
    public int MaxCount { get; init; }

    /// <summary>Whether a null pointer is accepted (<see cref="NullAllowedAttribute"/>).</summary>
    public bool NullAllowed { get; init; }

    /// <summary>When the hypervisor writes the structure back (<see cref="CopyOutAttribute"/>).</summary>
    public CopyOutWhen CopyOutWhen { get; init; }

    /// <summary>Whether a write back that fails changes nothing about the result (<see cref="CopyOutAttribute.FaultIgnored"/>).</summary>
    public bool CopyOutFaultIgnored { get; init; }

    /// <summary>Whether an array's elements are done one by one (<see cref="ElementWiseAttribute"/>).</summary>
    public bool ElementWise { get; init; }

    /// <summary>Whether the answer tells how much was done where the structure cannot be read (<see cref="ProgressOnFaultAttribute"/>).</summary>
    public bool ProgressOnFault { get; init; }

    /// <summary>The one field that is written back, or null for the whole structure.</summary>
    public string? CopyOutField { get; init; }
}
#endif
