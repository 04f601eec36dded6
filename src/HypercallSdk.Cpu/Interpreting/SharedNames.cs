using HypercallSdk.Cpu.Decoding;
using Iced.Intel;

namespace HypercallSdk.Cpu.Interpreting;

/// <summary>Names that a string operation and an SSE instruction share.</summary>
internal static unsafe class SharedNames
{
    /// <summary>The handler of <c>movsd</c>.</summary>
    public static Handler SelectMovsd(in Instruction instruction, Operation* op) =>
        instruction.Code == Code.Movsd_m32_m32 ? Strings.Select(in instruction, op) : null;

    /// <summary>The handler of <c>cmpsd</c>.</summary>
    public static Handler SelectCmpsd(in Instruction instruction, Operation* op) =>
        instruction.Code == Code.Cmpsd_m32_m32 ? Strings.Select(in instruction, op) : null;
}
