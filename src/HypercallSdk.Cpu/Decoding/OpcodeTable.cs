// Which instructions there are. One table drives decoding, the generator and coverage of the tests, and docs/processor.md.
using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Cpu.Interpreting;
using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>The implemented instructions, by mnemonic.</summary>
internal static unsafe partial class OpcodeTable
{
    // Far branches and those of 16 bits; pushes of segment registers; forms that 64-bit code has no use for; and prefetches of
    // registers, which some processors take for nothing and others for invalid.
    private static readonly HashSet<Code> _leftOut =
    [
        Code.Call_m1616, Code.Call_m1632, Code.Call_m1664, Code.Jmp_m1616, Code.Jmp_m1632, Code.Jmp_m1664, Code.Call_rel16, Code.Call_rm16, Code.Jmp_rm16,
        Code.Jmp_rel8_16, Code.Jmp_rel16, Code.Retnw, Code.Retnw_imm16, Code.Loop_rel8_16_RCX, Code.Loope_rel8_16_RCX, Code.Loopne_rel8_16_RCX, Code.Jrcxz_rel8_16,
        Code.Loop_rel8_16_ECX, Code.Loope_rel8_16_ECX, Code.Loopne_rel8_16_ECX, Code.Jecxz_rel8_16,
        Code.Pushw_FS, Code.Pushq_FS, Code.Popw_FS, Code.Popq_FS, Code.Pushw_GS, Code.Pushq_GS, Code.Popw_GS, Code.Popq_GS,
        Code.Enterw_imm16_imm8, Code.Fldenv_m14byte, Code.Fnstenv_m14byte,
        Code.Reservednop_rm16_r16_0F0D, Code.Reservednop_rm32_r32_0F0D, Code.Reservednop_rm64_r64_0F0D,
    ];

    private static readonly OpcodeForm?[] _forms = Build();

    /// <summary>How an encoding is made into an operation; null where it is not implemented.</summary>
    public static OpcodeForm? FormOf(Code code) => _forms[(int)code];

    /// <summary>The encodings that have a form.</summary>
    public static IEnumerable<Code> Codes => Enum.GetValues<Code>().Where(code => FormOf(code) is not null);

    /// <summary>Whether an instruction has a handler.</summary>
    public static bool IsImplemented(in Instruction instruction)
    {
        Operation operation;
        OperandDecoding.Fill(&operation, in instruction, instruction.IP, 0);
        OpcodeForm? form = FormOf(instruction.Code);
        return form is not null && form.HandlerOf(in instruction, &operation) != null;
    }

    private static OpcodeForm?[] Build()
    {
        OpcodeForm?[] byMnemonic = new OpcodeForm?[Enum.GetValues<Mnemonic>().Length];
        AddInteger(byMnemonic);
        AddControl(byMnemonic);
        AddVector(byMnemonic);
        AddX87(byMnemonic);

        Code[] codes = Enum.GetValues<Code>();
        OpcodeForm?[] byCode = new OpcodeForm?[codes.Length];
        foreach (Code code in codes)
        {
            byCode[(int)code] = byMnemonic[(int)code.Mnemonic()] is { } form && IsServed(code) ? form : null;
        }

        return byCode;
    }

    // Not: other encodings' instructions of the same name, MMX registers, and what cannot be encoded in 64-bit mode.
    private static bool IsServed(Code code)
    {
        OpCodeInfo info = code.ToOpCode();
        if (info.Encoding != EncodingKind.Legacy || !info.Mode64 || _leftOut.Contains(code))
        {
            return false;
        }

        for (int operand = 0; operand < info.OpCount; operand++)
        {
            if (info.GetOpKind(operand) is OpCodeOperandKind.mm_reg or OpCodeOperandKind.mm_rm or OpCodeOperandKind.mm_or_mem)
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(OpcodeForm?[] forms, delegate*<in Instruction, Operation*, Handler> select, params ReadOnlySpan<Mnemonic> mnemonics) =>
        Add(forms, new OpcodeForm { Select = select }, mnemonics);

    private static void Add(OpcodeForm?[] forms, OpcodeForm form, params ReadOnlySpan<Mnemonic> mnemonics)
    {
        foreach (Mnemonic mnemonic in mnemonics)
        {
            forms[(int)mnemonic] = form;
        }
    }

    private static void AddInteger(OpcodeForm?[] forms)
    {
        Add(forms, &Binary<BinaryOperations.Add>.Select, Mnemonic.Add);
        Add(forms, &Binary<BinaryOperations.AddWithCarry>.Select, Mnemonic.Adc);
        Add(forms, &Binary<BinaryOperations.Subtract>.Select, Mnemonic.Sub);
        Add(forms, &Binary<BinaryOperations.SubtractWithBorrow>.Select, Mnemonic.Sbb);
        Add(forms, &Binary<BinaryOperations.And>.Select, Mnemonic.And);
        Add(forms, &Binary<BinaryOperations.Or>.Select, Mnemonic.Or);
        Add(forms, &Binary<BinaryOperations.Xor>.Select, Mnemonic.Xor);
        Add(forms, &Binary<BinaryOperations.Compare>.Select, Mnemonic.Cmp);
        Add(forms, &Binary<BinaryOperations.Test>.Select, Mnemonic.Test);
        Add(forms, &Unary.Select, Mnemonic.Inc, Mnemonic.Dec, Mnemonic.Neg, Mnemonic.Not);
        Add(forms, &Move.Select, Mnemonic.Mov);
        Add(forms, &Move.SelectZeroExtend, Mnemonic.Movzx);
        Add(forms, &Move.SelectSignExtend, Mnemonic.Movsx, Mnemonic.Movsxd);
        Add(forms, &Move.SelectAddress, Mnemonic.Lea);
        Add(forms, &Move.SelectSwapBytes, Mnemonic.Bswap);
        Add(forms, &Move.SelectExtendAccumulator, Mnemonic.Cbw, Mnemonic.Cwde, Mnemonic.Cdqe);
        Add(forms, &Move.SelectExtendToPair, Mnemonic.Cwd, Mnemonic.Cdq, Mnemonic.Cqo);
        Add(forms, &Shift.Select, Mnemonic.Shl, Mnemonic.Sal, Mnemonic.Shr, Mnemonic.Sar, Mnemonic.Rol, Mnemonic.Ror, Mnemonic.Rcl, Mnemonic.Rcr);
        Add(forms, &DoubleShift.Select, Mnemonic.Shld, Mnemonic.Shrd);
        Add(forms, &Multiply.Select, Mnemonic.Mul, Mnemonic.Imul, Mnemonic.Div, Mnemonic.Idiv);
        Add(forms, &BitTest.Select, Mnemonic.Bt, Mnemonic.Bts, Mnemonic.Btr, Mnemonic.Btc);
        Add(forms, &BitCount.Select, Mnemonic.Bsf, Mnemonic.Bsr, Mnemonic.Popcnt, Mnemonic.Crc32);
        Add(forms, &Exchange.Select, Mnemonic.Xchg, Mnemonic.Xadd, Mnemonic.Cmpxchg, Mnemonic.Cmpxchg8b, Mnemonic.Cmpxchg16b, Mnemonic.Xlatb);
        Add(forms, &Stack.SelectPush, Mnemonic.Push);
        Add(forms, &Stack.SelectPop, Mnemonic.Pop);
        Add(forms, &Stack.SelectEnter, Mnemonic.Enter);
        Add(forms, &Stack.SelectLeave, Mnemonic.Leave);
        Add(
            forms,
            &FlagInstructions.Select,
            Mnemonic.Clc, Mnemonic.Stc, Mnemonic.Cmc, Mnemonic.Cld, Mnemonic.Std, Mnemonic.Lahf, Mnemonic.Sahf, Mnemonic.Pushf, Mnemonic.Pushfq, Mnemonic.Popf, Mnemonic.Popfq);
        Add(
            forms,
            &Conditional.SelectSet,
            Mnemonic.Seto, Mnemonic.Setno, Mnemonic.Setb, Mnemonic.Setae, Mnemonic.Sete, Mnemonic.Setne, Mnemonic.Setbe, Mnemonic.Seta,
            Mnemonic.Sets, Mnemonic.Setns, Mnemonic.Setp, Mnemonic.Setnp, Mnemonic.Setl, Mnemonic.Setge, Mnemonic.Setle, Mnemonic.Setg);
        Add(
            forms,
            &Conditional.SelectMove,
            Mnemonic.Cmovo, Mnemonic.Cmovno, Mnemonic.Cmovb, Mnemonic.Cmovae, Mnemonic.Cmove, Mnemonic.Cmovne, Mnemonic.Cmovbe, Mnemonic.Cmova,
            Mnemonic.Cmovs, Mnemonic.Cmovns, Mnemonic.Cmovp, Mnemonic.Cmovnp, Mnemonic.Cmovl, Mnemonic.Cmovge, Mnemonic.Cmovle, Mnemonic.Cmovg);
        Add(
            forms,
            &Strings.Select,
            Mnemonic.Movsb, Mnemonic.Movsw, Mnemonic.Movsq, Mnemonic.Stosb, Mnemonic.Stosw, Mnemonic.Stosd, Mnemonic.Stosq,
            Mnemonic.Lodsb, Mnemonic.Lodsw, Mnemonic.Lodsd, Mnemonic.Lodsq, Mnemonic.Scasb, Mnemonic.Scasw, Mnemonic.Scasd, Mnemonic.Scasq,
            Mnemonic.Cmpsb, Mnemonic.Cmpsw, Mnemonic.Cmpsq);
        Add(forms, &SharedNames.SelectMovsd, Mnemonic.Movsd);
        Add(forms, &SharedNames.SelectCmpsd, Mnemonic.Cmpsd);
    }

    private static void AddControl(OpcodeForm?[] forms)
    {
        Add(
            forms,
            new OpcodeForm { Select = &Branch.Select, EndsBlock = true },
            Mnemonic.Jo, Mnemonic.Jno, Mnemonic.Jb, Mnemonic.Jae, Mnemonic.Je, Mnemonic.Jne, Mnemonic.Jbe, Mnemonic.Ja,
            Mnemonic.Js, Mnemonic.Jns, Mnemonic.Jp, Mnemonic.Jnp, Mnemonic.Jl, Mnemonic.Jge, Mnemonic.Jle, Mnemonic.Jg);
        Add(forms, new OpcodeForm { Select = &Control.SelectJump, EndsBlock = true }, Mnemonic.Jmp);
        Add(forms, new OpcodeForm { Select = &Control.SelectCall, EndsBlock = true }, Mnemonic.Call);
        Add(forms, new OpcodeForm { Select = &Control.SelectReturn, EndsBlock = true }, Mnemonic.Ret);
        Add(forms, new OpcodeForm { Select = &Control.SelectLoop, EndsBlock = true }, Mnemonic.Loop, Mnemonic.Loope, Mnemonic.Loopne, Mnemonic.Jrcxz, Mnemonic.Jecxz);
        Add(forms, new OpcodeForm { Select = &SystemInstructions.Select, EndsBlock = true }, Mnemonic.Syscall, Mnemonic.Int, Mnemonic.Int3, Mnemonic.Int1);
        Add(forms, &Control.SelectTouch, Mnemonic.Clflush);
        Add(forms, &SystemInstructions.Select, Mnemonic.Cpuid, Mnemonic.Rdtsc);
        Add(
            forms,
            &Control.SelectNothing,
            Mnemonic.Nop, Mnemonic.Pause, Mnemonic.Endbr64, Mnemonic.Endbr32, Mnemonic.Lfence, Mnemonic.Mfence, Mnemonic.Sfence,
            Mnemonic.Prefetchnta, Mnemonic.Prefetcht0, Mnemonic.Prefetcht1, Mnemonic.Prefetcht2, Mnemonic.Prefetchw, Mnemonic.Prefetch, Mnemonic.Reservednop, Mnemonic.Cldemote, Mnemonic.Rdsspd, Mnemonic.Rdsspq, Mnemonic.Prefetchit0, Mnemonic.Prefetchit1, Mnemonic.Prefetchwt1);
        Add(
            forms,
            new OpcodeForm { Select = &Control.SelectPrivileged, EndsBlock = true },
            Mnemonic.Hlt, Mnemonic.Cli, Mnemonic.Sti, Mnemonic.In, Mnemonic.Out, Mnemonic.Insb, Mnemonic.Insw, Mnemonic.Insd, Mnemonic.Outsb, Mnemonic.Outsw, Mnemonic.Outsd,
            Mnemonic.Rdmsr, Mnemonic.Wrmsr, Mnemonic.Lgdt, Mnemonic.Lidt, Mnemonic.Lldt, Mnemonic.Ltr, Mnemonic.Lmsw, Mnemonic.Clts, Mnemonic.Invd, Mnemonic.Wbinvd,
            Mnemonic.Invlpg, Mnemonic.Swapgs, Mnemonic.Sysret, Mnemonic.Sysretq, Mnemonic.Sysexit, Mnemonic.Sysexitq, Mnemonic.Iret, Mnemonic.Iretd, Mnemonic.Iretq, Mnemonic.Rdpmc);
        Add(forms, new OpcodeForm { Select = &Control.SelectInvalid, EndsBlock = true }, Mnemonic.Ud0, Mnemonic.Ud1, Mnemonic.Ud2);
    }
}
