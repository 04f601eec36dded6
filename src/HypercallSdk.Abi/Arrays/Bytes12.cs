using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>12 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(12)]
public struct Bytes12
{
    private byte _first;
}
