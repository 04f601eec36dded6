// SAFETY: see Guest.
using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>lods</c>.</summary>
internal readonly unsafe struct LoadString<TWidth> : IStringStep
    where TWidth : struct, IWidth
{
    /// <inheritdoc/>
    public static bool Compares => false;

    /// <inheritdoc/>
    public static bool Run(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* source = Guest.Read(m, c, op, Strings.Cut(op, c->State.Rsi) + Strings.SegmentBase(c, op), TWidth.Bytes);
        if (source == null)
        {
            return false;
        }

        TWidth.SetRegister(&c->State.Rax, TWidth.Load(source));
        c->State.Rsi = Strings.Advance(c, op, c->State.Rsi, (ulong)TWidth.Bytes);
        return true;
    }
}
