namespace HypercallSdk.Abi;

/// <summary>Xen's error numbers (<c>errno.h</c>, <c>XEN_E*</c>). A hypercall returns them negated.</summary>
public enum XenErrno
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>Operation not permitted (<c>XEN_EPERM</c>).</summary>
    NotPermitted = 1,

    /// <summary>Argument list too long (<c>XEN_E2BIG</c>).</summary>
    TooBig = 7,
}
