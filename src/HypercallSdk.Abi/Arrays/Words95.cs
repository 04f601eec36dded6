using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>95 words of 64 bits in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(95)]
public struct Words95
{
    private ulong _first;
}
