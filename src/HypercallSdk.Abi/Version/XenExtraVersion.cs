using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>What follows major and minor in Xen's version, ended by a zero (<c>xen_extraversion_t</c>).</summary>
[XenName("xen_extraversion_t")]
[InlineArray(16)]
public struct XenExtraVersion
{
    private byte _first;
}
