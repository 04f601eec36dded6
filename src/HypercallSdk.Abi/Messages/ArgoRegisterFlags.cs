using System;

namespace HypercallSdk.Abi;

/// <summary>How a ring is registered (<c>XEN_ARGO_REGISTER_FLAG_*</c>).</summary>
[Flags]
public enum ArgoRegisterFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>A ring that is there is an error (<c>XEN_ARGO_REGISTER_FLAG_FAIL_EXIST</c>).</summary>
    [XenName("XEN_ARGO_REGISTER_FLAG_FAIL_EXIST")]
    FailWhereItExists = 1 << 0,
}
