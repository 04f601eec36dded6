using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>32 vCPUs in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(32)]
public struct VcpuInfos32
{
    private VcpuInfo _first;
}
