using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>44 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(44)]
public struct Bytes44
{
    private byte _first;
}
