using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>3 bytes in a row: padding.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(3)]
public struct Bytes3
{
    private byte _first;
}
