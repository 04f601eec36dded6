using System;

namespace HypercallSdk.Abi;

/// <summary>
/// On a span parameter: Xen copies in, does and copies out one element after the other, so that a bad address in
/// mid-array ends the call only there. The handler is given the elements up to the first that cannot be read, and no
/// further than the first that cannot be written back; what it did is copied out whatever its result, and where it
/// succeeded with fewer elements than the caller counted, the call answers <see cref="XenErrno.BadAddress"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ElementWiseAttribute : Attribute
{
}
