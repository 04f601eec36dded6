using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>7 words of 32 bits in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(7)]
public struct HalfWords7
{
    private uint _first;
}
