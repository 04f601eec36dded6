using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>40 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(40)]
public struct Bytes40
{
    private byte _first;
}
