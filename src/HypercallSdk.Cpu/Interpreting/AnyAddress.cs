// SAFETY: an operation's registers are offsets within the state.
using System.Runtime.CompilerServices;
using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Any form: with a segment's base, or cut to 32 bits, too.</summary>
internal readonly unsafe struct AnyAddress : IAddress
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ExecutionContext* c, Operation* op)
    {
        ulong offset = IndexedAddress.Of(c, op);
        if ((op->Traits & OperationTraits.ShortAddress) != 0)
        {
            offset = (uint)offset;
        }

        return (op->Traits & (OperationTraits.FsRelative | OperationTraits.GsRelative)) switch
        {
            OperationTraits.FsRelative => offset + c->State.FsBase,
            OperationTraits.GsRelative => offset + c->State.GsBase,
            _ => offset,
        };
    }
}
