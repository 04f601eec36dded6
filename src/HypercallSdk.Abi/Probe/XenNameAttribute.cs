using System;

namespace HypercallSdk.Abi;

/// <summary>
/// Names the counterpart of a type or member in Xen's public headers. The tests compile a C program from these names
/// and compare every size, alignment, offset and value with what the C compiler says.
/// </summary>
/// <param name="name">
/// On a structure: a C type (<c>evtchn_send_t</c>), or <c>type::member</c> for a member's own type. On a field: the path
/// of the C field (<c>u.unbound.dom</c>). On a constant, an enumeration's member or an operation: a C expression that
/// has its value. More than one may be given: all are compared.
/// </param>
[AttributeUsage(
    AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method,
    AllowMultiple = true)]
public sealed class XenNameAttribute(string name) : Attribute
{
    /// <summary>The C type, field path or expression.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// On the last field of a structure: a C array without a length, for which ours has a fixed one. Only the offset is
    /// compared, and the structure's size up to it.
    /// </summary>
    public bool Flexible { get; set; }
}
