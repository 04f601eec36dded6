using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>4 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(4)]
public struct Bytes4
{
    private byte _first;
}
