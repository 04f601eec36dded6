using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Differential.Programs;

/// <summary>A piece of a program that stays or goes as a whole: an operation, what it is given, and the look at what it did.</summary>
/// <param name="Name">The operation, for people: <c>EventChannelOp.Close</c>.</param>
/// <param name="Instructions">Its instructions, one of them an operation.</param>
public sealed record Step(string Name, IReadOnlyList<Instruction> Instructions)
{
    /// <summary>How many operations it has.</summary>
    public int Operations => Instructions.Count(instruction => instruction.IsOperation);

    /// <summary>A line with its name, and its instructions below.</summary>
    public string ToText()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"step {Name}\n");
        foreach (Instruction instruction in Instructions)
            text.Append(CultureInfo.InvariantCulture, $"  {instruction}\n");

        return text.ToString();
    }
}
