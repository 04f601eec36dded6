using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>The 16 bytes by which the toolstack names a domain, a UUID by habit (<c>xen_domain_handle_t</c>).</summary>
[XenName("xen_domain_handle_t")]
[InlineArray(16)]
public struct XenDomainHandle
{
    private byte _first;
}
