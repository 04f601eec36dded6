using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>3 words of 16 bits in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(3)]
public struct QuarterWords3
{
    private ushort _first;
}
