using System;

namespace HypercallSdk.Abi;

/// <summary>Flags of <see cref="DomctlVcpuAffinity"/> (<c>XEN_VCPUAFFINITY_*</c>).</summary>
[Flags]
public enum VcpuAffinityFlags : uint
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>The physical CPUs that the vCPU may run on (<c>XEN_VCPUAFFINITY_HARD</c>).</summary>
    [XenName("XEN_VCPUAFFINITY_HARD")]
    Hard = 1 << 0,

    /// <summary>Those that it prefers (<c>XEN_VCPUAFFINITY_SOFT</c>).</summary>
    [XenName("XEN_VCPUAFFINITY_SOFT")]
    Soft = 1 << 1,

    /// <summary>Ends what <see cref="ISchedOp.PinOverride"/> began (<c>XEN_VCPUAFFINITY_FORCE</c>).</summary>
    [XenName("XEN_VCPUAFFINITY_FORCE")]
    Force = 1 << 2,
}
