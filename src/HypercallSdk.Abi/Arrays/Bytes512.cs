using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>512 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(512)]
public struct Bytes512
{
    private byte _first;
}
