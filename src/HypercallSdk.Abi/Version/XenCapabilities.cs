using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>The kinds of guest that Xen runs, separated by spaces, ended by a zero (<c>xen_capabilities_info_t</c>).</summary>
[XenName("xen_capabilities_info_t")]
[InlineArray(1024)]
public struct XenCapabilities
{
    private byte _first;
}
