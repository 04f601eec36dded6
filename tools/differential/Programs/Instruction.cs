using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differential.Kernel;

namespace Differential.Programs;

/// <summary>One instruction of a program, as the kernel reads it.</summary>
/// <param name="Code">What it does.</param>
/// <param name="First">The byte behind the code: a size, a count, a place, parts; as the code says.</param>
/// <param name="Second">The byte behind that.</param>
/// <param name="Numbers">Words that are what they are.</param>
/// <param name="Operands">Values that the kernel works out.</param>
public sealed record Instruction(InstructionCode Code, byte First, byte Second, IReadOnlyList<ulong> Numbers, IReadOnlyList<Operand> Operands)
{
    /// <summary>Stores a value.</summary>
    public static Instruction Store(int size, Operand address, Operand value) => new(InstructionCode.Store, (byte)size, 0, [], [address, value]);

    /// <summary>Makes a hypercall.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="answer">How its answer is logged.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Instruction Call(ulong number, AnswerKind answer, IReadOnlyList<Operand> arguments) => new(InstructionCode.Call, (byte)arguments.Count, (byte)answer, [number], arguments);

    /// <summary>Keeps a value of the argument area.</summary>
    public static Instruction Save(int index, int size, int offset) => new(InstructionCode.Save, (byte)index, (byte)size, [(ulong)offset], []);

    /// <summary>Takes what is there for known.</summary>
    public static Instruction Forget(int offset, int length) => new(InstructionCode.Forget, 0, 0, [(ulong)offset, (ulong)length], []);

    /// <summary>Gives frames numbers, and puts those in their place.</summary>
    public static Instruction Adopt(int offset, int count) => new(InstructionCode.Adopt, 0, 0, [(ulong)offset, (ulong)count], []);

    /// <summary>Logs what changed.</summary>
    public static Instruction Observe(Observed parts) => new(InstructionCode.Observe, (byte)parts, 0, [], []);

    /// <summary>Touches memory.</summary>
    public static Instruction Access(AccessKind kind, int size, Operand address, Operand value) => new(InstructionCode.Access, (byte)kind, (byte)size, [], [address, value]);

    /// <summary>Raises a trap.</summary>
    public static Instruction Trap(byte vector) => new(InstructionCode.Trap, vector, 0, [], []);

    /// <summary>Waits, in nanoseconds.</summary>
    public static Instruction Wait(ulong nanoseconds) => new(InstructionCode.Wait, 0, 0, [nanoseconds], []);

    /// <summary>Looks whether a frame is still the domain's.</summary>
    public static Instruction Recheck(int frame) => new(InstructionCode.Recheck, (byte)frame, 0, [], []);

    /// <summary>Has a port's events logged.</summary>
    public static Instruction Attach(Operand port) => new(InstructionCode.Attach, 0, 0, [], [port]);

    /// <summary>Logs a hash of what is in a page of the window.</summary>
    public static Instruction Digest(int page) => new(InstructionCode.Digest, 0, 0, [(ulong)page], []);

    /// <summary>Puts a name in a number's place.</summary>
    public static Instruction Name(NameKind kind, int offset) => new(InstructionCode.Name, (byte)kind, 0, [(ulong)offset], []);

    /// <summary>Whether it is an operation: it has a word in the log.</summary>
    public bool IsOperation => Code is InstructionCode.Call or InstructionCode.Access or InstructionCode.Trap or InstructionCode.Wait or InstructionCode.Attach or InstructionCode.Digest;

    /// <summary>Its words in a boot module.</summary>
    public IEnumerable<ulong> Words =>
    [
        (byte)Code | ((ulong)First << 8) | ((ulong)Second << 16),
        .. Numbers,
        .. Operands.SelectMany(operand => (ulong[])[operand.FirstWord, operand.Value]),
    ];

    /// <summary>The instruction as programs are written down: its name, two bytes, then numbers and operands.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Code.ToString().ToLowerInvariant()} {First} {Second}{string.Concat(Numbers.Select(number => $" #{number:x}"))}{string.Concat(Operands.Select(operand => $" {operand}"))}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Instruction Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || !Enum.TryParse(words[0], ignoreCase: true, out InstructionCode code) || !byte.TryParse(words[1], out byte first) || !byte.TryParse(words[2], out byte second))
            throw new FormatException($"'{text}' is no instruction: it is a name, two bytes, then #numbers and operands.");

        return new Instruction(
            code,
            first,
            second,
            [.. words[3..].Where(word => word[0] == '#').Select(word => ulong.Parse(word[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture))],
            [.. words[3..].Where(word => word[0] != '#').Select(Operand.Parse)]);
    }
}
