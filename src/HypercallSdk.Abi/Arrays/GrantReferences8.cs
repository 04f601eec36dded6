using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>8 grants in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(8)]
public struct GrantReferences8
{
    private GrantReference _first;
}
