using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>1024 bytes in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(1024)]
public struct Bytes1024
{
    private byte _first;
}
