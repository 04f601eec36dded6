// SAFETY: the operation is the decoder's, filled in before a handler is chosen.
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.Vectors;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Names that a string operation and an SSE instruction share.</summary>
internal static unsafe class SharedNames
{
    /// <summary>The handler of <c>movsd</c>.</summary>
    public static Handler SelectMovsd(in Instruction instruction, Operation* op) =>
        instruction.Code == Code.Movsd_m32_m32 ? Strings.Select(in instruction, op) : VectorMoves.SelectDouble(in instruction, op);

    /// <summary>The handler of <c>cmpsd</c>.</summary>
    public static Handler SelectCmpsd(in Instruction instruction, Operation* op)
    {
        if (instruction.Code == Code.Cmpsd_m32_m32)
        {
            return Strings.Select(in instruction, op);
        }

        delegate*<ExecutionContext*, byte*, byte*, int, bool> function = &FloatComparison<DoubleBits>.Scalar;
        op->Immediate = (ulong)function;
        return VectorForms.Select(in instruction, op);
    }
}
