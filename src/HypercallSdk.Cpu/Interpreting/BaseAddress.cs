// SAFETY: an operation's registers are offsets within the state.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>A base register, or none, and a displacement.</summary>
internal readonly unsafe struct BaseAddress : IAddress
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ExecutionContext* c, Operation* op) => *(ulong*)((byte*)c + op->Base) + op->Displacement;
}
