using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Cpu.Decoding;
using HypercallSdk.Cpu.State;
using Iced.Intel;

namespace HypercallSdk.Cpu.Tests.Oracle;

/// <summary>Makes random instructions of the implemented encodings.</summary>
internal sealed class InstructionGenerator
{
    /// <summary>Registers that hold addresses in the data pages when a case starts.</summary>
    public static readonly int[] Pointers = [3, 4, 5, 6, 7, 10, 12, 13];

    /// <summary>Registers that hold small numbers.</summary>
    public static readonly int[] Indexes = [9, 11];

    // What asks the owner, does something else natively, or needs what cases do not set up.
    /// <summary>The mnemonics that cases leave out.</summary>
    public static IReadOnlySet<Mnemonic> Excluded => _excluded;

    private static readonly HashSet<Mnemonic> _excluded =
    [
        Mnemonic.Syscall, Mnemonic.Int, Mnemonic.Int3, Mnemonic.Int1, Mnemonic.Cpuid, Mnemonic.Rdtsc, Mnemonic.Iret, Mnemonic.Iretd, Mnemonic.Iretq,
        Mnemonic.Sysret, Mnemonic.Sysretq, Mnemonic.Sysexit, Mnemonic.Sysexitq, Mnemonic.Rdpmc, Mnemonic.Popf, Mnemonic.Popfq,

        // Estimates, whose last bits differ between processors; fxsave stores what the engine does not keep.
        Mnemonic.Rcpss, Mnemonic.Rcpps, Mnemonic.Rsqrtss, Mnemonic.Rsqrtps, Mnemonic.Fxsave, Mnemonic.Fxsave64, Mnemonic.Fxrstor, Mnemonic.Fxrstor64, Mnemonic.Ldmxcsr, Mnemonic.Fnstenv,
    ];

    private static readonly HashSet<Mnemonic> _rare =
    [
        Mnemonic.Hlt, Mnemonic.Cli, Mnemonic.Sti, Mnemonic.In, Mnemonic.Out, Mnemonic.Insb, Mnemonic.Insw, Mnemonic.Insd, Mnemonic.Outsb, Mnemonic.Outsw,
        Mnemonic.Outsd, Mnemonic.Rdmsr, Mnemonic.Wrmsr, Mnemonic.Lgdt, Mnemonic.Lidt, Mnemonic.Lldt, Mnemonic.Ltr, Mnemonic.Lmsw, Mnemonic.Clts,
        Mnemonic.Invd, Mnemonic.Wbinvd, Mnemonic.Invlpg, Mnemonic.Swapgs, Mnemonic.Ud0, Mnemonic.Ud1, Mnemonic.Ud2, Mnemonic.Reservednop, Mnemonic.Ret,
    ];

    private readonly Random _random;
    private readonly Code[] _codes;

    public InstructionGenerator(Random random, Func<Code, bool>? filter = null)
    {
        _random = random;
        _codes = [.. Codes.Where(code => filter is null || filter(code))];
    }

    /// <summary>All encodings that cases are made of.</summary>
    public static Code[] Codes { get; } =
    [
        .. OpcodeTable.Codes.Where(code => !_excluded.Contains(code.Mnemonic())
            && !(code.Mnemonic() == Mnemonic.Mov && IsSystemMove(code)) && !code.ToOpCode().IsFarOrShort()),
    ];

    /// <summary>A random instruction that comes <paramref name="position"/>th; its branch, if it is one, goes on at a later one.</summary>
    public Instruction Create(int position, int count)
    {
        while (true)
        {
            Code code = _codes[_random.Next(_codes.Length)];
            if (_rare.Contains(code.Mnemonic()) && _random.Next(10) != 0)
            {
                continue;
            }

            // Of 16 bits movsxd reads two bytes or four, as the maker has it.
            if (code == Code.Movsxd_r16_rm16)
            {
                continue;
            }

            if (TryCreate(code, position, count, out Instruction instruction) && OpcodeTable.IsImplemented(in instruction) && !UndefinedFlags.ResultIsUndefined(in instruction))
            {
                return instruction;
            }
        }
    }

    private static bool IsSystemMove(Code code) =>
        Enumerable.Range(0, 2).Any(operand => code.ToOpCode().GetOpKind(operand) is OpCodeOperandKind.cr_reg or OpCodeOperandKind.dr_reg or OpCodeOperandKind.tr_reg
            || (operand == 0 && code.ToOpCode().GetOpKind(operand) == OpCodeOperandKind.seg_reg));

    private bool TryCreate(Code code, int position, int count, out Instruction instruction)
    {
        instruction = default;
        instruction.Code = code;
        OpCodeInfo info = code.ToOpCode();
        for (int operand = 0; operand < info.OpCount; operand++)
        {
            if (!TrySetOperand(ref instruction, operand, info.GetOpKind(operand), position, count))
            {
                return false;
            }
        }

        bool isMemory = info.OpCount > 0 && instruction.Op0Kind == OpKind.Memory;
        instruction.HasLockPrefix = isMemory && info.CanUseLockPrefix && _random.Next(8) == 0;
        if (instruction.IsStringInstruction && _random.Next(3) != 0)
        {
            instruction.HasRepPrefix = info.CanUseRepPrefix && _random.Next(3) != 0;
            instruction.HasRepnePrefix = !instruction.HasRepPrefix && info.CanUseRepnePrefix;
        }

        return true;
    }

    private bool TrySetOperand(ref Instruction instruction, int operand, OpCodeOperandKind kind, int position, int count)
    {
        switch (kind)
        {
            case OpCodeOperandKind.mem or OpCodeOperandKind.mem_mpx or OpCodeOperandKind.mem_offs:
                return kind != OpCodeOperandKind.mem_offs && SetMemory(ref instruction, operand);
            case OpCodeOperandKind.r8_or_mem or OpCodeOperandKind.r16_or_mem or OpCodeOperandKind.r32_or_mem or OpCodeOperandKind.r64_or_mem or OpCodeOperandKind.xmm_or_mem:
                return _random.Next(2) == 0 ? SetMemory(ref instruction, operand) : SetRegister(ref instruction, operand, kind);
            case OpCodeOperandKind.imm8 or OpCodeOperandKind.imm8_const_1 or OpCodeOperandKind.imm8sex16 or OpCodeOperandKind.imm8sex32 or OpCodeOperandKind.imm8sex64
                or OpCodeOperandKind.imm16 or OpCodeOperandKind.imm32 or OpCodeOperandKind.imm32sex64 or OpCodeOperandKind.imm64 or OpCodeOperandKind.imm4_m2z:
                return SetImmediate(ref instruction, operand, kind);
            case OpCodeOperandKind.br64_1 or OpCodeOperandKind.br64_4:
                instruction.SetOpKind(operand, OpKind.NearBranch64);
                instruction.NearBranch64 = (ulong)_random.Next(position + 1, count + 1);
                return true;
            case OpCodeOperandKind.es_rDI:
                instruction.SetOpKind(operand, OpKind.MemoryESRDI);
                return true;
            case OpCodeOperandKind.seg_rSI:
                instruction.SetOpKind(operand, OpKind.MemorySegRSI);
                return true;
            case OpCodeOperandKind.seg_rDI:
                instruction.SetOpKind(operand, OpKind.MemorySegRDI);
                return true;
            case OpCodeOperandKind.seg_rBX_al:
                instruction.SetOpKind(operand, OpKind.Memory);
                instruction.MemoryBase = Register.RBX;
                instruction.MemoryIndex = Register.AL;
                return true;
            default:
                return SetRegister(ref instruction, operand, kind);
        }
    }

    private bool SetRegister(ref Instruction instruction, int operand, OpCodeOperandKind kind)
    {
        int number = _random.Next(16);
        number = number == 4 ? _random.Next(16) : number;
        Register register = kind switch
        {
            OpCodeOperandKind.r8_or_mem or OpCodeOperandKind.r8_reg or OpCodeOperandKind.r8_opcode => Register.AL + _random.Next(20),
            OpCodeOperandKind.r16_or_mem or OpCodeOperandKind.r16_reg or OpCodeOperandKind.r16_rm or OpCodeOperandKind.r16_opcode => Register.AX + number,
            OpCodeOperandKind.r32_or_mem or OpCodeOperandKind.r32_reg or OpCodeOperandKind.r32_rm or OpCodeOperandKind.r32_opcode => Register.EAX + number,
            OpCodeOperandKind.r64_or_mem or OpCodeOperandKind.r64_reg or OpCodeOperandKind.r64_rm or OpCodeOperandKind.r64_opcode => Register.RAX + number,
            OpCodeOperandKind.xmm_or_mem or OpCodeOperandKind.xmm_reg or OpCodeOperandKind.xmm_rm => Register.XMM0 + _random.Next(16),
            OpCodeOperandKind.seg_reg => Register.ES + _random.Next(6),
            OpCodeOperandKind.st0 => Register.ST0,
            OpCodeOperandKind.sti_opcode => Register.ST0 + _random.Next(8),
            OpCodeOperandKind.al => Register.AL,
            OpCodeOperandKind.cl => Register.CL,
            OpCodeOperandKind.ax => Register.AX,
            OpCodeOperandKind.dx => Register.DX,
            OpCodeOperandKind.eax => Register.EAX,
            OpCodeOperandKind.rax => Register.RAX,
            _ => Register.None,
        };
        instruction.SetOpKind(operand, OpKind.Register);
        instruction.SetOpRegister(operand, register);
        return register != Register.None;
    }

    private bool SetMemory(ref Instruction instruction, int operand)
    {
        instruction.SetOpKind(operand, OpKind.Memory);
        int displacement = _random.Next(4) == 0 ? _random.Next(-24, 24) : _random.Next(-4, 5) * 16;
        if (_random.Next(10) == 0)
        {
            instruction.MemoryBase = Register.RIP;
            instruction.MemoryDisplacement64 = Layout.Data + 0x200 + (ulong)_random.Next(32) * 16 + (_random.Next(4) == 0 ? 4090UL : 0);
            instruction.MemoryDisplSize = 8;
            return true;
        }

        bool isShort = _random.Next(16) == 0;
        int baseNumber = Pointers[_random.Next(Pointers.Length)];
        instruction.MemoryBase = (isShort ? Register.EAX : Register.RAX) + baseNumber;
        instruction.MemoryDisplacement64 = isShort ? (uint)displacement : (ulong)displacement;
        instruction.MemoryDisplSize = displacement == 0 ? 0 : 1;
        if (_random.Next(4) == 0)
        {
            instruction.MemoryIndex = (isShort ? Register.EAX : Register.RAX) + Indexes[_random.Next(Indexes.Length)];
            instruction.MemoryIndexScale = 1 << _random.Next(4);
        }

        if (_random.Next(24) == 0)
        {
            instruction.SegmentPrefix = Register.GS;
        }

        return true;
    }

    private bool SetImmediate(ref Instruction instruction, int operand, OpCodeOperandKind kind)
    {
        ulong value = BoundaryValues.Pick(_random);
        value = _random.Next(2) == 0 ? (ulong)_random.Next(0, 72) : value;
        bool second = operand > 0 && instruction.GetOpKind(operand - 1) is OpKind.Immediate8 or OpKind.Immediate16;
        switch (kind)
        {
            case OpCodeOperandKind.imm8_const_1:
                instruction.SetOpKind(operand, OpKind.Immediate8);
                instruction.Immediate8 = 1;
                break;
            case OpCodeOperandKind.imm8 when second:
                instruction.SetOpKind(operand, OpKind.Immediate8_2nd);
                instruction.Immediate8_2nd = (byte)(instruction.Mnemonic == Mnemonic.Enter ? value & 3 : value);
                break;
            case OpCodeOperandKind.imm8:
                instruction.SetOpKind(operand, OpKind.Immediate8);
                instruction.Immediate8 = (byte)value;
                break;
            case OpCodeOperandKind.imm8sex16:
                instruction.SetOpKind(operand, OpKind.Immediate8to16);
                instruction.Immediate8to16 = (sbyte)value;
                break;
            case OpCodeOperandKind.imm8sex32:
                instruction.SetOpKind(operand, OpKind.Immediate8to32);
                instruction.Immediate8to32 = (sbyte)value;
                break;
            case OpCodeOperandKind.imm8sex64:
                instruction.SetOpKind(operand, OpKind.Immediate8to64);
                instruction.Immediate8to64 = (sbyte)value;
                break;
            case OpCodeOperandKind.imm16:
                instruction.SetOpKind(operand, OpKind.Immediate16);
                instruction.Immediate16 = (ushort)(instruction.Mnemonic == Mnemonic.Enter ? value & 0xff : value);
                break;
            case OpCodeOperandKind.imm32:
                instruction.SetOpKind(operand, OpKind.Immediate32);
                instruction.Immediate32 = (uint)value;
                break;
            case OpCodeOperandKind.imm32sex64:
                instruction.SetOpKind(operand, OpKind.Immediate32to64);
                instruction.Immediate32to64 = (int)value;
                break;
            case OpCodeOperandKind.imm64:
                instruction.SetOpKind(operand, OpKind.Immediate64);
                instruction.Immediate64 = value;
                break;
            default:
                return false;
        }

        return true;
    }
}
