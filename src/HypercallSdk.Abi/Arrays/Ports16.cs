using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>16 ports in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(16)]
public struct Ports16
{
    private Port _first;
}
