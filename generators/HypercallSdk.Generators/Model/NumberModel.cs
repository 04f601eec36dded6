namespace HypercallSdk.Generators.Model;

/// <summary>A type that fits a register.</summary>
/// <param name="Form">How it becomes one.</param>
/// <param name="Integer">The integer type underneath, as C# writes it.</param>
/// <param name="IsSigned">Whether that is signed: it is extended by its sign.</param>
internal sealed record NumberModel(NumberForm Form, string Integer, bool IsSigned)
{
    /// <summary>The integer inside a value named <paramref name="expression"/>.</summary>
    public string IntegerOf(string expression) => Form switch
    {
        NumberForm.NumberStruct => expression + ".Value",
        NumberForm.GuestPointer => expression + ".Address",
        _ => expression,
    };
}
