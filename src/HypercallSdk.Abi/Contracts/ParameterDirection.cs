#if !HYPERCALLSDK_XEN
namespace HypercallSdk.Abi;

/// <summary>How a parameter of a hypercall travels.</summary>
[NotInXen("how the generator reads a contract")]
public enum ParameterDirection
{
    /// <summary>A number in one register.</summary>
    Value,

    /// <summary>A typed guest address in one register; what it points to is the handler's business.</summary>
    GuestPointer,

    /// <summary>A pointer to a structure that the hypervisor reads (<c>in</c>).</summary>
    In,

    /// <summary>A pointer to a structure that the hypervisor writes (<c>out</c>).</summary>
    Out,

    /// <summary>A pointer to a structure that the hypervisor reads and writes (<c>ref</c>).</summary>
    Ref,

    /// <summary>A pointer to an array that the hypervisor reads, and its count: two registers.</summary>
    ReadOnlySpan,

    /// <summary>A pointer to an array that the hypervisor reads and writes, and its count: two registers.</summary>
    Span,

    /// <summary>A pointer to an array that the hypervisor reads up to an element with a zero field: one register.</summary>
    SentinelEnded,
}
#endif
