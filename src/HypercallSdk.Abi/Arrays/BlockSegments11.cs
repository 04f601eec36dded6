using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>The 11 segments of a block request.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(11)]
public struct BlockSegments11
{
    private BlockSegment _first;
}
