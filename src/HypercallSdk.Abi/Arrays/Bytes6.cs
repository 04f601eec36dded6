using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>6 bytes in a row: padding.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(6)]
public struct Bytes6
{
    private byte _first;
}
