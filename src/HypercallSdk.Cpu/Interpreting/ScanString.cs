// SAFETY: see Guest.
using HypercallSdk.Cpu.Decoding;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary><c>scas</c>.</summary>
internal readonly unsafe struct ScanString<TWidth> : IStringStep
    where TWidth : struct, IWidth
{
    /// <inheritdoc/>
    public static bool Compares => true;

    /// <inheritdoc/>
    public static bool Run(Processor m, ExecutionContext* c, Operation* op)
    {
        byte* source = Guest.Read(m, c, op, Strings.Cut(op, c->State.Rdi), TWidth.Bytes);
        if (source == null)
        {
            return false;
        }

        _ = BinaryOperations.Compare.Apply<TWidth>(c, c->State.Rax & TWidth.Mask, TWidth.Load(source));
        c->State.Rdi = Strings.Advance(c, op, c->State.Rdi, (ulong)TWidth.Bytes);
        return true;
    }
}
