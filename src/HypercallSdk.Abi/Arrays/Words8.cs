using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>8 words of 64 bits in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(8)]
public struct Words8
{
    private ulong _first;
}
