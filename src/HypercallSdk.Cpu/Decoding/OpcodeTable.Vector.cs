using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.Vectors;
using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <content>SSE to SSE4.2.</content>
internal static unsafe partial class OpcodeTable
{
    private static void AddFunction(OpcodeForm?[] forms, Mnemonic mnemonic, delegate*<ExecutionContext*, byte*, byte*, int, bool> function) =>
        AddFunction(forms, mnemonic, function, &VectorForms.Select);

    private static void AddFunction(
        OpcodeForm?[] forms,
        Mnemonic mnemonic,
        delegate*<ExecutionContext*, byte*, byte*, int, bool> function,
        delegate*<in Instruction, Operation*, Handler> select) =>
        forms[(int)mnemonic] = new OpcodeForm { Select = select, Function = function, UsesVectorUnit = true };

    private static void AddMove(OpcodeForm?[] forms, delegate*<in Instruction, Operation*, Handler> select, params System.ReadOnlySpan<Mnemonic> mnemonics) =>
        Add(forms, new OpcodeForm { Select = select, UsesVectorUnit = true }, mnemonics);

    private static void AddVector(OpcodeForm?[] forms)
    {
        AddMoves(forms);
        AddIntegerFunctions(forms);
        AddFloatFunctions(forms);
        AddConversions(forms);
    }

    private static void AddMoves(OpcodeForm?[] forms)
    {
        AddMove(
            forms,
            &VectorMoves.SelectWhole,
            Mnemonic.Movaps, Mnemonic.Movapd, Mnemonic.Movups, Mnemonic.Movupd, Mnemonic.Movdqa, Mnemonic.Movdqu, Mnemonic.Lddqu,
            Mnemonic.Movntps, Mnemonic.Movntpd, Mnemonic.Movntdq, Mnemonic.Movntdqa);
        AddMove(forms, &VectorMoves.SelectSingle, Mnemonic.Movss);
        AddMove(forms, &VectorMoves.SelectInteger, Mnemonic.Movd, Mnemonic.Movq);
        AddMove(forms, &VectorMoves.SelectLow, Mnemonic.Movlps, Mnemonic.Movlpd);
        AddMove(forms, &VectorMoves.SelectHigh, Mnemonic.Movhps, Mnemonic.Movhpd);
        AddMove(forms, &VectorMoves.SelectNonTemporal, Mnemonic.Movnti);
        AddMove(forms, &VectorMoves.SelectMasked, Mnemonic.Maskmovdqu);
    }

    private static void AddIntegerFunctions(OpcodeForm?[] forms)
    {
        AddFunction(forms, Mnemonic.Andnpd, &PackedIntegers.Pandn);
        AddFunction(forms, Mnemonic.Andnps, &PackedIntegers.Pandn);
        AddFunction(forms, Mnemonic.Andpd, &PackedIntegers.Pand);
        AddFunction(forms, Mnemonic.Andps, &PackedIntegers.Pand);
        AddFunction(forms, Mnemonic.Blendpd, &Shuffles.Blendpd);
        AddFunction(forms, Mnemonic.Blendps, &Shuffles.Blendps);
        AddFunction(forms, Mnemonic.Blendvpd, &Shuffles.Blendvpd);
        AddFunction(forms, Mnemonic.Blendvps, &Shuffles.Blendvps);
        AddFunction(forms, Mnemonic.Extractps, &Shuffles.Extractps, &VectorForms.SelectEither);
        AddFunction(forms, Mnemonic.Movddup, &Shuffles.Movddup);
        AddFunction(forms, Mnemonic.Movhlps, &Shuffles.Movhlps);
        AddFunction(forms, Mnemonic.Movlhps, &Shuffles.Punpcklqdq);
        AddFunction(forms, Mnemonic.Movmskpd, &Shuffles.Movmskpd);
        AddFunction(forms, Mnemonic.Movmskps, &Shuffles.Movmskps);
        AddFunction(forms, Mnemonic.Movshdup, &Shuffles.Movshdup);
        AddFunction(forms, Mnemonic.Movsldup, &Shuffles.Movsldup);
        AddFunction(forms, Mnemonic.Mpsadbw, &IntegerElements.Mpsadbw);
        AddFunction(forms, Mnemonic.Orpd, &PackedIntegers.Por);
        AddFunction(forms, Mnemonic.Orps, &PackedIntegers.Por);
        AddFunction(forms, Mnemonic.Pabsb, &PackedIntegers.Pabsb);
        AddFunction(forms, Mnemonic.Pabsd, &PackedIntegers.Pabsd);
        AddFunction(forms, Mnemonic.Pabsw, &PackedIntegers.Pabsw);
        AddFunction(forms, Mnemonic.Packssdw, &Shuffles.Packssdw);
        AddFunction(forms, Mnemonic.Packsswb, &Shuffles.Packsswb);
        AddFunction(forms, Mnemonic.Packusdw, &Shuffles.Packusdw);
        AddFunction(forms, Mnemonic.Packuswb, &Shuffles.Packuswb);
        AddFunction(forms, Mnemonic.Paddb, &PackedIntegers.Paddb);
        AddFunction(forms, Mnemonic.Paddd, &PackedIntegers.Paddd);
        AddFunction(forms, Mnemonic.Paddq, &PackedIntegers.Paddq);
        AddFunction(forms, Mnemonic.Paddsb, &PackedIntegers.Paddsb);
        AddFunction(forms, Mnemonic.Paddsw, &PackedIntegers.Paddsw);
        AddFunction(forms, Mnemonic.Paddusb, &PackedIntegers.Paddusb);
        AddFunction(forms, Mnemonic.Paddusw, &PackedIntegers.Paddusw);
        AddFunction(forms, Mnemonic.Paddw, &PackedIntegers.Paddw);
        AddFunction(forms, Mnemonic.Palignr, &Shuffles.Palignr);
        AddFunction(forms, Mnemonic.Pand, &PackedIntegers.Pand);
        AddFunction(forms, Mnemonic.Pandn, &PackedIntegers.Pandn);
        AddFunction(forms, Mnemonic.Pavgb, &IntegerElements.Pavgb);
        AddFunction(forms, Mnemonic.Pavgw, &IntegerElements.Pavgw);
        AddFunction(forms, Mnemonic.Pblendvb, &Shuffles.Pblendvb);
        AddFunction(forms, Mnemonic.Pblendw, &Shuffles.Pblendw);
        AddFunction(forms, Mnemonic.Pcmpeqb, &PackedIntegers.Pcmpeqb);
        AddFunction(forms, Mnemonic.Pcmpeqd, &PackedIntegers.Pcmpeqd);
        AddFunction(forms, Mnemonic.Pcmpeqq, &PackedIntegers.Pcmpeqq);
        AddFunction(forms, Mnemonic.Pcmpeqw, &PackedIntegers.Pcmpeqw);
        AddFunction(forms, Mnemonic.Pcmpestri, &StringCompare.ExplicitIndex);
        AddFunction(forms, Mnemonic.Pcmpestri64, &StringCompare.LongExplicitIndex);
        AddFunction(forms, Mnemonic.Pcmpestrm, &StringCompare.ExplicitMask);
        AddFunction(forms, Mnemonic.Pcmpestrm64, &StringCompare.LongExplicitMask);
        AddFunction(forms, Mnemonic.Pcmpgtb, &PackedIntegers.Pcmpgtb);
        AddFunction(forms, Mnemonic.Pcmpgtd, &PackedIntegers.Pcmpgtd);
        AddFunction(forms, Mnemonic.Pcmpgtq, &PackedIntegers.Pcmpgtq);
        AddFunction(forms, Mnemonic.Pcmpgtw, &PackedIntegers.Pcmpgtw);
        AddFunction(forms, Mnemonic.Pcmpistri, &StringCompare.ImplicitIndex);
        AddFunction(forms, Mnemonic.Pcmpistrm, &StringCompare.ImplicitMask);
        AddFunction(forms, Mnemonic.Pextrb, &Shuffles.Pextrb, &VectorForms.SelectEither);
        AddFunction(forms, Mnemonic.Pextrd, &Shuffles.Pextrd, &VectorForms.SelectEither);
        AddFunction(forms, Mnemonic.Pextrq, &Shuffles.Pextrq, &VectorForms.SelectEither);
        AddFunction(forms, Mnemonic.Pextrw, &Shuffles.Pextrw, &VectorForms.SelectEither);
        AddFunction(forms, Mnemonic.Phaddd, &IntegerElements.Phaddd);
        AddFunction(forms, Mnemonic.Phaddsw, &IntegerElements.Phaddsw);
        AddFunction(forms, Mnemonic.Phaddw, &IntegerElements.Phaddw);
        AddFunction(forms, Mnemonic.Phminposuw, &IntegerElements.Phminposuw);
        AddFunction(forms, Mnemonic.Phsubd, &IntegerElements.Phsubd);
        AddFunction(forms, Mnemonic.Phsubsw, &IntegerElements.Phsubsw);
        AddFunction(forms, Mnemonic.Phsubw, &IntegerElements.Phsubw);
        AddFunction(forms, Mnemonic.Pinsrb, &Shuffles.Pinsrb);
        AddFunction(forms, Mnemonic.Pinsrd, &Shuffles.Pinsrd);
        AddFunction(forms, Mnemonic.Pinsrq, &Shuffles.Pinsrq);
        AddFunction(forms, Mnemonic.Pinsrw, &Shuffles.Pinsrw);
        AddFunction(forms, Mnemonic.Pmaddubsw, &IntegerElements.Pmaddubsw);
        AddFunction(forms, Mnemonic.Pmaddwd, &IntegerElements.Pmaddwd);
        AddFunction(forms, Mnemonic.Pmaxsb, &PackedIntegers.Pmaxsb);
        AddFunction(forms, Mnemonic.Pmaxsd, &PackedIntegers.Pmaxsd);
        AddFunction(forms, Mnemonic.Pmaxsw, &PackedIntegers.Pmaxsw);
        AddFunction(forms, Mnemonic.Pmaxub, &PackedIntegers.Pmaxub);
        AddFunction(forms, Mnemonic.Pmaxud, &PackedIntegers.Pmaxud);
        AddFunction(forms, Mnemonic.Pmaxuw, &PackedIntegers.Pmaxuw);
        AddFunction(forms, Mnemonic.Pminsb, &PackedIntegers.Pminsb);
        AddFunction(forms, Mnemonic.Pminsd, &PackedIntegers.Pminsd);
        AddFunction(forms, Mnemonic.Pminsw, &PackedIntegers.Pminsw);
        AddFunction(forms, Mnemonic.Pminub, &PackedIntegers.Pminub);
        AddFunction(forms, Mnemonic.Pminud, &PackedIntegers.Pminud);
        AddFunction(forms, Mnemonic.Pminuw, &PackedIntegers.Pminuw);
        AddFunction(forms, Mnemonic.Pmovmskb, &Shuffles.Pmovmskb);
        AddFunction(forms, Mnemonic.Pmovsxbd, &Shuffles.Pmovsxbd);
        AddFunction(forms, Mnemonic.Pmovsxbq, &Shuffles.Pmovsxbq);
        AddFunction(forms, Mnemonic.Pmovsxbw, &Shuffles.Pmovsxbw);
        AddFunction(forms, Mnemonic.Pmovsxdq, &Shuffles.Pmovsxdq);
        AddFunction(forms, Mnemonic.Pmovsxwd, &Shuffles.Pmovsxwd);
        AddFunction(forms, Mnemonic.Pmovsxwq, &Shuffles.Pmovsxwq);
        AddFunction(forms, Mnemonic.Pmovzxbd, &Shuffles.Pmovzxbd);
        AddFunction(forms, Mnemonic.Pmovzxbq, &Shuffles.Pmovzxbq);
        AddFunction(forms, Mnemonic.Pmovzxbw, &Shuffles.Pmovzxbw);
        AddFunction(forms, Mnemonic.Pmovzxdq, &Shuffles.Pmovzxdq);
        AddFunction(forms, Mnemonic.Pmovzxwd, &Shuffles.Pmovzxwd);
        AddFunction(forms, Mnemonic.Pmovzxwq, &Shuffles.Pmovzxwq);
        AddFunction(forms, Mnemonic.Pmuldq, &IntegerElements.Pmuldq);
        AddFunction(forms, Mnemonic.Pmulhrsw, &IntegerElements.Pmulhrsw);
        AddFunction(forms, Mnemonic.Pmulhuw, &IntegerElements.Pmulhuw);
        AddFunction(forms, Mnemonic.Pmulhw, &IntegerElements.Pmulhw);
        AddFunction(forms, Mnemonic.Pmulld, &PackedIntegers.Pmulld);
        AddFunction(forms, Mnemonic.Pmullw, &PackedIntegers.Pmullw);
        AddFunction(forms, Mnemonic.Pmuludq, &IntegerElements.Pmuludq);
        AddFunction(forms, Mnemonic.Por, &PackedIntegers.Por);
        AddFunction(forms, Mnemonic.Psadbw, &IntegerElements.Psadbw);
        AddFunction(forms, Mnemonic.Pshufb, &Shuffles.Pshufb);
        AddFunction(forms, Mnemonic.Pshufd, &Shuffles.Pshufd);
        AddFunction(forms, Mnemonic.Pshufhw, &Shuffles.Pshufhw);
        AddFunction(forms, Mnemonic.Pshuflw, &Shuffles.Pshuflw);
        AddFunction(forms, Mnemonic.Psignb, &PackedIntegers.Psignb);
        AddFunction(forms, Mnemonic.Psignd, &PackedIntegers.Psignd);
        AddFunction(forms, Mnemonic.Psignw, &PackedIntegers.Psignw);
        AddFunction(forms, Mnemonic.Pslld, &PackedIntegers.Pslld, &VectorForms.SelectShift);
        AddFunction(forms, Mnemonic.Pslldq, &Shuffles.Pslldq);
        AddFunction(forms, Mnemonic.Psllq, &PackedIntegers.Psllq, &VectorForms.SelectShift);
        AddFunction(forms, Mnemonic.Psllw, &PackedIntegers.Psllw, &VectorForms.SelectShift);
        AddFunction(forms, Mnemonic.Psrad, &PackedIntegers.Psrad, &VectorForms.SelectShift);
        AddFunction(forms, Mnemonic.Psraw, &PackedIntegers.Psraw, &VectorForms.SelectShift);
        AddFunction(forms, Mnemonic.Psrld, &PackedIntegers.Psrld, &VectorForms.SelectShift);
        AddFunction(forms, Mnemonic.Psrldq, &Shuffles.Psrldq);
        AddFunction(forms, Mnemonic.Psrlq, &PackedIntegers.Psrlq, &VectorForms.SelectShift);
        AddFunction(forms, Mnemonic.Psrlw, &PackedIntegers.Psrlw, &VectorForms.SelectShift);
        AddFunction(forms, Mnemonic.Psubb, &PackedIntegers.Psubb);
        AddFunction(forms, Mnemonic.Psubd, &PackedIntegers.Psubd);
        AddFunction(forms, Mnemonic.Psubq, &PackedIntegers.Psubq);
        AddFunction(forms, Mnemonic.Psubsb, &PackedIntegers.Psubsb);
        AddFunction(forms, Mnemonic.Psubsw, &PackedIntegers.Psubsw);
        AddFunction(forms, Mnemonic.Psubusb, &PackedIntegers.Psubusb);
        AddFunction(forms, Mnemonic.Psubusw, &PackedIntegers.Psubusw);
        AddFunction(forms, Mnemonic.Psubw, &PackedIntegers.Psubw);
        AddFunction(forms, Mnemonic.Ptest, &Shuffles.Ptest);
        AddFunction(forms, Mnemonic.Punpckhbw, &Shuffles.Punpckhbw);
        AddFunction(forms, Mnemonic.Punpckhdq, &Shuffles.Punpckhdq);
        AddFunction(forms, Mnemonic.Punpckhqdq, &Shuffles.Punpckhqdq);
        AddFunction(forms, Mnemonic.Punpckhwd, &Shuffles.Punpckhwd);
        AddFunction(forms, Mnemonic.Punpcklbw, &Shuffles.Punpcklbw);
        AddFunction(forms, Mnemonic.Punpckldq, &Shuffles.Punpckldq);
        AddFunction(forms, Mnemonic.Punpcklqdq, &Shuffles.Punpcklqdq);
        AddFunction(forms, Mnemonic.Punpcklwd, &Shuffles.Punpcklwd);
        AddFunction(forms, Mnemonic.Pxor, &PackedIntegers.Pxor);
        AddFunction(forms, Mnemonic.Shufpd, &Shuffles.Shufpd);
        AddFunction(forms, Mnemonic.Shufps, &Shuffles.Shufps);
        AddFunction(forms, Mnemonic.Unpckhpd, &Shuffles.Punpckhqdq);
        AddFunction(forms, Mnemonic.Unpckhps, &Shuffles.Punpckhdq);
        AddFunction(forms, Mnemonic.Unpcklpd, &Shuffles.Punpcklqdq);
        AddFunction(forms, Mnemonic.Unpcklps, &Shuffles.Punpckldq);
        AddFunction(forms, Mnemonic.Xorpd, &PackedIntegers.Pxor);
        AddFunction(forms, Mnemonic.Xorps, &PackedIntegers.Pxor);
        AddFunction(forms, Mnemonic.Insertps, &Shuffles.Insertps, &VectorForms.SelectInsert);
    }

    private static void AddFloatFunctions(OpcodeForm?[] forms)
    {
        AddFunction(forms, Mnemonic.Addpd, &FloatArithmetic<FloatOperations.Add, DoubleBits>.Packed);
        AddFunction(forms, Mnemonic.Addps, &FloatArithmetic<FloatOperations.Add, SingleBits>.Packed);
        AddFunction(forms, Mnemonic.Addsd, &FloatArithmetic<FloatOperations.Add, DoubleBits>.Scalar);
        AddFunction(forms, Mnemonic.Addss, &FloatArithmetic<FloatOperations.Add, SingleBits>.Scalar);
        AddFunction(forms, Mnemonic.Addsubpd, &FloatHorizontal<DoubleBits>.Alternating);
        AddFunction(forms, Mnemonic.Addsubps, &FloatHorizontal<SingleBits>.Alternating);
        AddFunction(forms, Mnemonic.Cmppd, &FloatComparison<DoubleBits>.Packed);
        AddFunction(forms, Mnemonic.Cmpps, &FloatComparison<SingleBits>.Packed);
        AddFunction(forms, Mnemonic.Cmpss, &FloatComparison<SingleBits>.Scalar);
        AddFunction(forms, Mnemonic.Comisd, &FloatComparison<DoubleBits>.Ordered);
        AddFunction(forms, Mnemonic.Comiss, &FloatComparison<SingleBits>.Ordered);
        AddFunction(forms, Mnemonic.Cvtdq2pd, &FloatConversion<DoubleBits>.FromInts);
        AddFunction(forms, Mnemonic.Cvtdq2ps, &FloatConversion<SingleBits>.FromInts);
        AddFunction(forms, Mnemonic.Cvtpd2dq, &FloatConversion<DoubleBits>.ToInts);
        AddFunction(forms, Mnemonic.Cvtpd2ps, &FloatConversion<DoubleBits>.Packed<SingleBits>);
        AddFunction(forms, Mnemonic.Cvtps2dq, &FloatConversion<SingleBits>.ToInts);
        AddFunction(forms, Mnemonic.Cvtps2pd, &FloatConversion<SingleBits>.Packed<DoubleBits>);
        AddFunction(forms, Mnemonic.Cvtsd2ss, &FloatConversion<DoubleBits>.Scalar<SingleBits>);
        AddFunction(forms, Mnemonic.Cvtss2sd, &FloatConversion<SingleBits>.Scalar<DoubleBits>);
        AddFunction(forms, Mnemonic.Cvttpd2dq, &FloatConversion<DoubleBits>.ToIntsTruncated);
        AddFunction(forms, Mnemonic.Cvttps2dq, &FloatConversion<SingleBits>.ToIntsTruncated);
        AddFunction(forms, Mnemonic.Divpd, &FloatArithmetic<FloatOperations.Divide, DoubleBits>.Packed);
        AddFunction(forms, Mnemonic.Divps, &FloatArithmetic<FloatOperations.Divide, SingleBits>.Packed);
        AddFunction(forms, Mnemonic.Divsd, &FloatArithmetic<FloatOperations.Divide, DoubleBits>.Scalar);
        AddFunction(forms, Mnemonic.Divss, &FloatArithmetic<FloatOperations.Divide, SingleBits>.Scalar);
        AddFunction(forms, Mnemonic.Dppd, &FloatHorizontal<DoubleBits>.Dot);
        AddFunction(forms, Mnemonic.Dpps, &FloatHorizontal<SingleBits>.Dot);
        AddFunction(forms, Mnemonic.Haddpd, &FloatHorizontal<DoubleBits>.Add);
        AddFunction(forms, Mnemonic.Haddps, &FloatHorizontal<SingleBits>.Add);
        AddFunction(forms, Mnemonic.Hsubpd, &FloatHorizontal<DoubleBits>.Subtract);
        AddFunction(forms, Mnemonic.Hsubps, &FloatHorizontal<SingleBits>.Subtract);
        AddFunction(forms, Mnemonic.Maxpd, &FloatSelection<DoubleBits>.MaxPacked);
        AddFunction(forms, Mnemonic.Maxps, &FloatSelection<SingleBits>.MaxPacked);
        AddFunction(forms, Mnemonic.Maxsd, &FloatSelection<DoubleBits>.MaxScalar);
        AddFunction(forms, Mnemonic.Maxss, &FloatSelection<SingleBits>.MaxScalar);
        AddFunction(forms, Mnemonic.Minpd, &FloatSelection<DoubleBits>.MinPacked);
        AddFunction(forms, Mnemonic.Minps, &FloatSelection<SingleBits>.MinPacked);
        AddFunction(forms, Mnemonic.Minsd, &FloatSelection<DoubleBits>.MinScalar);
        AddFunction(forms, Mnemonic.Minss, &FloatSelection<SingleBits>.MinScalar);
        AddFunction(forms, Mnemonic.Mulpd, &FloatArithmetic<FloatOperations.Multiply, DoubleBits>.Packed);
        AddFunction(forms, Mnemonic.Mulps, &FloatArithmetic<FloatOperations.Multiply, SingleBits>.Packed);
        AddFunction(forms, Mnemonic.Mulsd, &FloatArithmetic<FloatOperations.Multiply, DoubleBits>.Scalar);
        AddFunction(forms, Mnemonic.Mulss, &FloatArithmetic<FloatOperations.Multiply, SingleBits>.Scalar);
        AddFunction(forms, Mnemonic.Rcpps, &FloatEstimates.ReciprocalPacked);
        AddFunction(forms, Mnemonic.Rcpss, &FloatEstimates.ReciprocalScalar);
        AddFunction(forms, Mnemonic.Roundpd, &FloatRounding<DoubleBits>.Packed);
        AddFunction(forms, Mnemonic.Roundps, &FloatRounding<SingleBits>.Packed);
        AddFunction(forms, Mnemonic.Roundsd, &FloatRounding<DoubleBits>.Scalar);
        AddFunction(forms, Mnemonic.Roundss, &FloatRounding<SingleBits>.Scalar);
        AddFunction(forms, Mnemonic.Rsqrtps, &FloatEstimates.ReciprocalRootPacked);
        AddFunction(forms, Mnemonic.Rsqrtss, &FloatEstimates.ReciprocalRootScalar);
        AddFunction(forms, Mnemonic.Sqrtpd, &FloatRoot<DoubleBits>.Packed);
        AddFunction(forms, Mnemonic.Sqrtps, &FloatRoot<SingleBits>.Packed);
        AddFunction(forms, Mnemonic.Sqrtsd, &FloatRoot<DoubleBits>.Scalar);
        AddFunction(forms, Mnemonic.Sqrtss, &FloatRoot<SingleBits>.Scalar);
        AddFunction(forms, Mnemonic.Subpd, &FloatArithmetic<FloatOperations.Subtract, DoubleBits>.Packed);
        AddFunction(forms, Mnemonic.Subps, &FloatArithmetic<FloatOperations.Subtract, SingleBits>.Packed);
        AddFunction(forms, Mnemonic.Subsd, &FloatArithmetic<FloatOperations.Subtract, DoubleBits>.Scalar);
        AddFunction(forms, Mnemonic.Subss, &FloatArithmetic<FloatOperations.Subtract, SingleBits>.Scalar);
        AddFunction(forms, Mnemonic.Ucomisd, &FloatComparison<DoubleBits>.Unordered);
        AddFunction(forms, Mnemonic.Ucomiss, &FloatComparison<SingleBits>.Unordered);
    }

    private static void AddConversions(OpcodeForm?[] forms)
    {
        AddFunction(forms, Mnemonic.Cvtsi2ss, null, &ConversionForms.Select);
        AddFunction(forms, Mnemonic.Cvtsi2sd, null, &ConversionForms.Select);
        AddFunction(forms, Mnemonic.Cvtss2si, null, &ConversionForms.Select);
        AddFunction(forms, Mnemonic.Cvttss2si, null, &ConversionForms.Select);
        AddFunction(forms, Mnemonic.Cvtsd2si, null, &ConversionForms.Select);
        AddFunction(forms, Mnemonic.Cvttsd2si, null, &ConversionForms.Select);
        Add(forms, new OpcodeForm { Select = &StateInstructions.Select, UsesVectorUnit = true }, Mnemonic.Ldmxcsr, Mnemonic.Stmxcsr, Mnemonic.Fxsave, Mnemonic.Fxsave64, Mnemonic.Fxrstor, Mnemonic.Fxrstor64);
    }
}
