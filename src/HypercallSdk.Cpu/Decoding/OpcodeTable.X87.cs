using HypercallSdk.Cpu.FloatingPoint;
using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <content>The x87 unit.</content>
internal static unsafe partial class OpcodeTable
{
    private static void AddX87(OpcodeForm?[] forms)
    {
        AddFunction(forms, Mnemonic.Fadd, &X87Arithmetic<X87Operations.Add>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Faddp, &X87Arithmetic<X87Operations.Add>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fiadd, &X87Arithmetic<X87Operations.Add>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fmul, &X87Arithmetic<X87Operations.Multiply>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fmulp, &X87Arithmetic<X87Operations.Multiply>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fimul, &X87Arithmetic<X87Operations.Multiply>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fsub, &X87Arithmetic<X87Operations.Subtract>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fsubp, &X87Arithmetic<X87Operations.Subtract>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fisub, &X87Arithmetic<X87Operations.Subtract>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fsubr, &X87Arithmetic<X87Operations.SubtractReversed>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fsubrp, &X87Arithmetic<X87Operations.SubtractReversed>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fisubr, &X87Arithmetic<X87Operations.SubtractReversed>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fdiv, &X87Arithmetic<X87Operations.Divide>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fdivp, &X87Arithmetic<X87Operations.Divide>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fidiv, &X87Arithmetic<X87Operations.Divide>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fdivr, &X87Arithmetic<X87Operations.DivideReversed>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fdivrp, &X87Arithmetic<X87Operations.DivideReversed>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fidivr, &X87Arithmetic<X87Operations.DivideReversed>.Run, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fld, &X87Transfers.Load, &X87Forms.SelectLoad);
        AddFunction(forms, Mnemonic.Fild, &X87Transfers.Load, &X87Forms.SelectLoad);
        AddFunction(forms, Mnemonic.Fst, &X87Transfers.Store, &X87Forms.SelectStore);
        AddFunction(forms, Mnemonic.Fstp, &X87Transfers.Store, &X87Forms.SelectStore);
        AddFunction(forms, Mnemonic.Fist, &X87Transfers.Store, &X87Forms.SelectStore);
        AddFunction(forms, Mnemonic.Fistp, &X87Transfers.Store, &X87Forms.SelectStore);
        AddFunction(forms, Mnemonic.Fisttp, &X87Transfers.Store, &X87Forms.SelectStore);
        AddFunction(forms, Mnemonic.Fxch, &X87Transfers.Exchange, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fcmovb, &X87Transfers.Move, &X87Forms.SelectMove);
        AddFunction(forms, Mnemonic.Fcmove, &X87Transfers.Move, &X87Forms.SelectMove);
        AddFunction(forms, Mnemonic.Fcmovbe, &X87Transfers.Move, &X87Forms.SelectMove);
        AddFunction(forms, Mnemonic.Fcmovu, &X87Transfers.Move, &X87Forms.SelectMove);
        AddFunction(forms, Mnemonic.Fcmovnb, &X87Transfers.Move, &X87Forms.SelectMove);
        AddFunction(forms, Mnemonic.Fcmovne, &X87Transfers.Move, &X87Forms.SelectMove);
        AddFunction(forms, Mnemonic.Fcmovnbe, &X87Transfers.Move, &X87Forms.SelectMove);
        AddFunction(forms, Mnemonic.Fcmovnu, &X87Transfers.Move, &X87Forms.SelectMove);
        AddFunction(forms, Mnemonic.Fldz, &X87Transfers.Constant, &X87Forms.SelectConstant);
        AddFunction(forms, Mnemonic.Fld1, &X87Transfers.Constant, &X87Forms.SelectConstant);
        AddFunction(forms, Mnemonic.Fldpi, &X87Transfers.Constant, &X87Forms.SelectConstant);
        AddFunction(forms, Mnemonic.Fldl2e, &X87Transfers.Constant, &X87Forms.SelectConstant);
        AddFunction(forms, Mnemonic.Fldl2t, &X87Transfers.Constant, &X87Forms.SelectConstant);
        AddFunction(forms, Mnemonic.Fldlg2, &X87Transfers.Constant, &X87Forms.SelectConstant);
        AddFunction(forms, Mnemonic.Fldln2, &X87Transfers.Constant, &X87Forms.SelectConstant);
        AddFunction(forms, Mnemonic.Fcom, &X87Comparison.Compare, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Fcomp, &X87Comparison.Compare, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Fcompp, &X87Comparison.Compare, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Ficom, &X87Comparison.Compare, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Ficomp, &X87Comparison.Compare, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Fucom, &X87Comparison.Compare, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Fucomp, &X87Comparison.Compare, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Fucompp, &X87Comparison.Compare, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Fcomi, &X87Comparison.CompareToFlags, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Fcomip, &X87Comparison.CompareToFlags, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Fucomi, &X87Comparison.CompareToFlags, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Fucomip, &X87Comparison.CompareToFlags, &X87Forms.SelectCompare);
        AddFunction(forms, Mnemonic.Ftst, &X87Comparison.Test, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fxam, &X87Comparison.Examine, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fchs, &X87Functions.ChangeSign, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fabs, &X87Functions.Absolute, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Frndint, &X87Functions.Round, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fsqrt, &X87Functions.SquareRoot, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fscale, &X87Functions.Scale, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fprem, &X87Functions.Remainder, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fprem1, &X87Functions.NearRemainder, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fxtract, &X87Functions.Extract, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fldcw, &X87Control.LoadControl, &X87Forms.SelectControl);
        AddFunction(forms, Mnemonic.Fnstcw, &X87Control.StoreControl, &X87Forms.SelectControl);
        AddFunction(forms, Mnemonic.Fnstsw, &X87Control.StoreStatus, &X87Forms.SelectControl);
        AddFunction(forms, Mnemonic.Fnclex, &X87Control.ClearExceptions, &X87Forms.SelectControl);
        AddFunction(forms, Mnemonic.Fninit, &X87Control.Initialize, &X87Forms.SelectControl);
        AddFunction(forms, Mnemonic.Fnstenv, &X87Control.StoreEnvironment, &X87Forms.SelectControl);
        AddFunction(forms, Mnemonic.Fldenv, &X87Control.LoadEnvironment, &X87Forms.SelectControl);
        AddFunction(forms, Mnemonic.Ffree, &X87Control.Free, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fincstp, &X87Control.IncrementTop, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fdecstp, &X87Control.DecrementTop, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Wait, &X87Control.Nothing, &X87Forms.Select);
        AddFunction(forms, Mnemonic.Fnop, &X87Control.Nothing, &X87Forms.Select);
    }
}
