using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi;

/// <summary>32 registers in a row.</summary>
[NotInXen("an array's type has no name in C; the field that has it is compared")]
[InlineArray(32)]
public struct MachineCheckMsrs32
{
    private MachineCheckMsr _first;
}
