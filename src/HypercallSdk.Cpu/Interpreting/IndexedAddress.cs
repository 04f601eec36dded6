// SAFETY: an operation's registers are offsets within the state.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>A base, an index shifted by its scale, and a displacement.</summary>
internal readonly unsafe struct IndexedAddress : IAddress
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ExecutionContext* c, Operation* op) =>
        *(ulong*)((byte*)c + op->Base) + (*(ulong*)((byte*)c + op->Index) << op->Scale) + op->Displacement;
}
