using Iced.Intel;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>What of the table of encodings the generator reaches.</summary>
internal static class OracleTable
{
    /// <summary>Whether cases contain an encoding: all but those whose operand is an absolute 64-bit address, or that Iced's encoder never chooses.</summary>
    public static bool CanBeMade(Code code)
    {
        OpCodeInfo info = code.ToOpCode();
        for (int operand = 0; operand < info.OpCount; operand++)
        {
            if (info.GetOpKind(operand) is OpCodeOperandKind.mem_offs)
            {
                return false;
            }
        }

        return true;
    }
}
