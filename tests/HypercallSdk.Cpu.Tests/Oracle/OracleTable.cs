using Iced.Intel;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>What of the table of encodings the generator reaches.</summary>
internal static class OracleTable
{
    /// <summary>Whether cases contain an encoding: all but those whose operand is an absolute 64-bit address, or whose result is undefined.</summary>
    public static bool CanBeMade(Code code)
    {
        // Undefined by more than 16 bits, and a count in CL is not known beforehand; movsxd of 16 bits differs between makers.
        if (code is Code.Shld_rm16_r16_CL or Code.Shrd_rm16_r16_CL or Code.Movsxd_r16_rm16)
        {
            return false;
        }

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
