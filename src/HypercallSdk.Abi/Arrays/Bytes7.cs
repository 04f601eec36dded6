using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>7 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(7)]
public struct Bytes7
{
    private byte _first;
}
