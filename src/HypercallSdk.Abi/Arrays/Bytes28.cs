using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>28 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(28)]
public struct Bytes28
{
    private byte _first;
}
