using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>5 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(5)]
public struct Bytes5
{
    private byte _first;
}
