using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>8 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(8)]
public struct Bytes8
{
    private byte _first;
}
