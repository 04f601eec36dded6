using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>Xen's own command line, ended by a zero (<c>xen_commandline_t</c>).</summary>
[XenName("xen_commandline_t")]
[InlineArray(1024)]
public struct XenCommandLine
{
    private byte _first;
}
