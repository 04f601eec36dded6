using System;

namespace HypercallSdk.Abi;

/// <summary>
/// On a span parameter: Xen copies in, does and copies out one element after the other, so that a bad address in
/// mid-array ends the call only there. The handler is given the elements up to the first that cannot be read, and no
/// further than the first that cannot be written back; what it did is copied out whatever its result, and where it
/// succeeded with fewer elements than the caller counted, the call answers <see cref="XenErrno.BadAddress"/>. An address
/// that no guest can have is answered so at once, even where there are no elements.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ElementWiseAttribute : Attribute
{
    /// <summary>
    /// Whether the count is a signed number, which is refused with <see cref="XenErrno.InvalidArgument"/> before anything
    /// else when it is negative.
    /// </summary>
    public bool SignedCount { get; set; }
}
