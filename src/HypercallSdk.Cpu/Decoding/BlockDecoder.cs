// From code bytes to operations, a block at a time.
//
// A block ends after a branch, before an instruction that does not lie in the page as a whole, and at the limit. What comes after
// the last instruction is an operation that leads to the following block.
//
// Flags that nobody can see are not computed: where an instruction sets all six, and before anything reads them or could fault
// the block sets all six again, the handler that sets none is taken. A block that the budget cuts is decoded anew for its shorter
// length, so that holds at its end too.
//
// SAFETY: code is read between the start and the end of a page or of the decoder's buffer, and operations are written within what
// the code cache has reserved.
using System;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.Memory;
using Iced.Intel;

namespace HypercallSdk.Cpu.Decoding;

/// <summary>Decodes blocks.</summary>
internal sealed unsafe class BlockDecoder : IDisposable
{
    /// <summary>Instructions in a block at most.</summary>
    public const int MaxInstructions = 48;

    private const int PageSize = 4096;
    private const int MaxLength = 15;

    // Without BMI and LZCNT their encodings are BSF and BSR with a prefix that means nothing.
    private const DecoderOptions Options = DecoderOptions.NoMPFX_0FBC | DecoderOptions.NoMPFX_0FBD;

    private readonly CodeCache _code;
    private readonly ProcessorOptions _options;
    private readonly PageReader _reader = new();
    private readonly Decoder _decoder;
    private readonly Instruction[] _instructions = new Instruction[MaxInstructions];
    private byte* _buffer;
    private Block* _short;

    /// <summary>A decoder that keeps what it makes in <paramref name="code"/>.</summary>
    public BlockDecoder(CodeCache code, ProcessorOptions options)
    {
        _code = code;
        _options = options;
        _decoder = Decoder.Create(64, _reader, Options);
        _buffer = (byte*)NativeMemory.AllocZeroed(2 * MaxLength);
        _short = (Block*)NativeMemory.AllocZeroed((nuint)(sizeof(Block) + ((MaxInstructions + 1) * sizeof(Operation))));
    }

    /// <summary>Frees the buffers.</summary>
    ~BlockDecoder() => Free();

    /// <summary>Decodes the block at <paramref name="rip"/>; null when its first instruction goes on in the next page.</summary>
    public Block* Decode(ulong rip, in PageTranslation page, byte variant)
    {
        int count = Read(rip, page.Host + (rip & (PageSize - 1)), page.Host + PageSize, MaxInstructions);
        if (count == 0)
        {
            return null;
        }

        Block* block = _code.Reserve(count + 1);
        block->Frame = page.Frame;
        block->Host = page.Host;
        int operations = Emit(block, rip, count, variant);
        _code.Keep(block, operations);
        return block;
    }

    /// <summary>Decodes the one instruction at <paramref name="rip"/> that goes on in the next page.</summary>
    public Block* DecodeCrossing(ulong rip, in PageTranslation page, in PageTranslation next, byte variant)
    {
        int first = Math.Min(PageSize - (int)(rip & (PageSize - 1)), MaxLength);
        Buffer.MemoryCopy(page.Host + (rip & (PageSize - 1)), _buffer, first, first);
        Buffer.MemoryCopy(next.Host, _buffer + first, MaxLength, MaxLength);
        _ = Read(rip, _buffer, _buffer + first + MaxLength, 1);
        Block* block = _code.Reserve(2);
        block->Frame = page.Frame;
        block->SecondFrame = next.Frame;
        block->Host = page.Host;
        int operations = Emit(block, rip, 1, variant);
        block->SecondFrame = next.Frame;
        _code.Keep(block, operations);
        return block;
    }

    /// <summary>Decodes the start of a block again, to run no more than <paramref name="count"/> instructions. Valid until the next call.</summary>
    public Block* DecodeShort(Block* block, int count)
    {
        int offset = (int)(block->Rip & (PageSize - 1));
        int read = Read(block->Rip, block->Host + offset, block->Host + PageSize, count);
        *_short = default;
        _short->First = (Operation*)(_short + 1);
        _short->Frame = block->Frame;
        _ = Emit(_short, block->Rip, read, block->Variant);
        return _short;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private int Read(ulong rip, byte* start, byte* end, int limit)
    {
        _reader.Select(start, end);
        _decoder.IP = rip;
        int count = 0;
        while (count < limit)
        {
            _decoder.Decode(out _instructions[count]);
            if (_decoder.LastError == DecoderError.NoMoreBytes)
            {
                break;
            }

            ref Instruction instruction = ref _instructions[count++];
            OpcodeForm? form = instruction.IsInvalid ? null : OpcodeTable.FormOf(instruction.Code);
            if (form is null || form.EndsBlock || instruction.HasRepPrefix || instruction.HasRepnePrefix)
            {
                break;
            }
        }

        return count;
    }

    private int Emit(Block* block, ulong rip, int count, byte variant)
    {
        block->Rip = rip;
        block->SecondFrame = Block.NoFrame;
        block->Variant = variant;
        block->Count = count;
        Operation* op = block->First;
        for (int index = 0; index < count; index++)
        {
            ref readonly Instruction instruction = ref _instructions[index];
            OperandDecoding.Fill(op, in instruction, rip, index);
            bool fused = index + 1 < count && Fusion.TryFuse(op, in instruction, in _instructions[index + 1]);
            if (fused)
            {
                index++;
            }
            else
            {
                op->Handler = Select(op, in instruction, variant);
                Handler quiet = FlagsAreDead(index, count) ? Fusion.SelectQuiet(op, in instruction) : null;
                op->Handler = quiet != null ? quiet : op->Handler;
            }

            block->Length = (ushort)(_instructions[index].IP + (ulong)Math.Max(1, _instructions[index].Length) - rip);
            op++;
        }

        // Reached only when the last instruction does not branch.
        *op = default;
        op->Handler = &Control.FallThrough;
        op->Immediate = rip + block->Length;
        op->Base = ExecutionContextZero;
        op->Index = ExecutionContextZero;
        return (int)(op - block->First) + 1;
    }

    private const ushort ExecutionContextZero = State.ProcessorState.ZeroOffset;

    private Handler Select(Operation* op, in Instruction instruction, byte variant)
    {
        if (instruction.IsInvalid)
        {
            return instruction.Length >= MaxLength ? &Control.RaiseGeneralProtection : &Control.RaiseInvalidOpcode;
        }

        OpcodeForm? form = OpcodeTable.FormOf(instruction.Code);
        Handler handler = form is null ? null : form.HandlerOf(in instruction, op);
        if (handler == null)
        {
            _options.Unimplemented?.Invoke(instruction.IP, instruction.ToString());
            return &Control.RaiseInvalidOpcode;
        }

        return variant != 0 && form!.UsesVectorUnit ? &Control.RaiseDeviceNotAvailable : handler;
    }

    private bool FlagsAreDead(int index, int count)
    {
        for (int later = index + 1; later < count; later++)
        {
            ref readonly Instruction instruction = ref _instructions[later];
            if (Fusion.SetsAllFlagsAndCannotFault(in instruction))
            {
                return true;
            }

            if (!Fusion.IgnoresFlagsAndCannotFault(in instruction))
            {
                return false;
            }
        }

        return false;
    }

    private void Free()
    {
        NativeMemory.Free(_buffer);
        NativeMemory.Free(_short);
        _buffer = null;
        _short = null;
    }
}
