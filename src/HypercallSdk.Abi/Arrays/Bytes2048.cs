using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>2048 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(2048)]
public struct Bytes2048
{
    private byte _first;
}
