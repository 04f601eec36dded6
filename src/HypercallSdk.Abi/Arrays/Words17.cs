using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>17 words of 64 bits in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(17)]
public struct Words17
{
    private ulong _first;
}
