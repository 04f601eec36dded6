using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>16 numbers of machine frames in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(16)]
public struct MachineFrames16
{
    private MachineFrame _first;
}
