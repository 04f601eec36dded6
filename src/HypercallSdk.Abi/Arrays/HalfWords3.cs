using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>3 words of 32 bits in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(3)]
public struct HalfWords3
{
    private uint _first;
}
