namespace HypercallSdk.Abi;

/// <summary>Which Xen this is and what it can do (<c>HYPERVISOR_xen_version</c>).</summary>
public static partial class XenVersion
{
    /// <summary>The size of a page (<c>XENVER_pagesize</c>). Any domain.</summary>
    /// <returns>4096, or 0 where the policy hides it.</returns>
    public static HypercallResult PageSize() => PageSize(GuestPointer<byte>.Null);
}
