using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>The source revision that Xen was built from, ended by a zero (<c>xen_changeset_info_t</c>).</summary>
[XenName("xen_changeset_info_t")]
[InlineArray(64)]
public struct XenChangeset
{
    private byte _first;
}
