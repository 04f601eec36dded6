using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>256 entries of a virtual IDT in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(256)]
public struct TrapInfos256
{
    private TrapInfo _first;
}
