using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>The 64 places of a fixed plan.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(64)]
public struct Arinc653Entries64
{
    private Arinc653Entry _first;
}
