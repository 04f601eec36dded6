namespace Differential.Kernel;

/// <summary>How the answer of an <see cref="InstructionCode.Call"/> is logged.</summary>
public enum AnswerKind : byte
{
    /// <summary>As it is.</summary>
    Whole = 0,

    /// <summary>What is above zero is a fact about the machine, and logged as 1.</summary>
    Sign = 1,

    /// <summary>A count of the domain's pages, logged as how many more it is than at first: a domain is not made of as many on two machines.</summary>
    Pages = 2,
}
