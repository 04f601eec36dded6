using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>56 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(56)]
public struct Bytes56
{
    private byte _first;
}
