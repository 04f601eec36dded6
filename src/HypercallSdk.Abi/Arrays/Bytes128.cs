using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>128 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(128)]
public struct Bytes128
{
    private byte _first;
}
