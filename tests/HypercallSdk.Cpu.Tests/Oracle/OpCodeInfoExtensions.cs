using Iced.Intel;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>Questions about encodings.</summary>
internal static class OpCodeInfoExtensions
{
    /// <summary>Whether an encoding is of a far branch, or of a near one with 16 bits, about which makers of processors disagree.</summary>
    public static bool IsFarOrShort(this OpCodeInfo info)
    {
        bool branches = info.Mnemonic is Mnemonic.Call or Mnemonic.Jmp or Mnemonic.Ret;
        return info.Mnemonic is Mnemonic.Retf || (branches && info.OperandSize == 16) || (info.OpCount > 0 && info.GetOpKind(0) is OpCodeOperandKind.br16_1 or OpCodeOperandKind.br16_2);
    }
}
