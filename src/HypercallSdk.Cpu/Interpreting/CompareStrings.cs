// SAFETY: see Guest.
using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>cmps</c>.</summary>
internal readonly unsafe struct CompareStrings<TWidth> : IStringStep
    where TWidth : struct, IWidth
{
    /// <inheritdoc/>
    public static bool Compares => true;

    /// <inheritdoc/>
    public static bool Run(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* left = Guest.Read(m, c, op, Strings.Cut(op, c->State.Rsi) + Strings.SegmentBase(c, op), TWidth.Bytes);
        if (left == null)
        {
            return false;
        }

        ulong value = TWidth.Load(left);
        byte* right = Guest.Read(m, c, op, Strings.Cut(op, c->State.Rdi), TWidth.Bytes);
        if (right == null)
        {
            return false;
        }

        _ = BinaryOperations.Compare.Apply<TWidth>(c, value, TWidth.Load(right));
        c->State.Rsi = Strings.Advance(c, op, c->State.Rsi, (ulong)TWidth.Bytes);
        c->State.Rdi = Strings.Advance(c, op, c->State.Rdi, (ulong)TWidth.Bytes);
        return true;
    }
}
