// Where a number decides what memory is touched or how long something goes on: as an index, a count or size, a loop's
// bound, a shift's distance, an allocation's length or a pointer's offset. An argument is one by its parameter's name, as
// .NET's and the SDK's own are called.
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use.Flow;

/// <summary>The uses of numbers that have to be bounded before.</summary>
internal static class NumberUses
{
    private static readonly HashSet<string> _sizes = ["count", "length", "size", "start", "index", "offset", "byteCount", "startIndex", "byteOffset", "elementOffset"];

    /// <summary>The numbers that an operation uses so, with the word for the use.</summary>
    public static IEnumerable<(IOperation Value, string Use)> In(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => element.Indices.Select(static index => (index, "an index")),
        IPropertyReferenceOperation { Arguments.Length: > 0 } indexer => indexer.Arguments.Select(static argument => (argument.Value, "an index")),
        IArrayCreationOperation array => array.DimensionSizes.Select(static size => (size, "a length")),
        IInvocationOperation call => Sizes(call.Arguments),
        IObjectCreationOperation creation => Sizes(creation.Arguments),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift } shift => [(shift.RightOperand, "a shift")],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum when PathKey.IsAddress(sum.Type) || sum.Type is IPointerTypeSymbol => [(sum.RightOperand, "an offset")],
        IBinaryOperation comparison when CheckedValues.IsLoopBound(comparison) => Bounds(comparison),
        { Syntax: StackAllocArrayCreationExpressionSyntax, Kind: OperationKind.None } => operation.ChildOperations.Select(static size => (size, "a length")),
        _ => [],
    };

    private static IEnumerable<(IOperation Value, string Use)> Sizes(IEnumerable<IArgumentOperation> arguments) =>
        arguments
            .Where(static argument => argument.Parameter is { } parameter && _sizes.Contains(parameter.Name))
            .Select(static argument => (argument.Value, "a " + (argument.Parameter!.Name is "index" or "startIndex" ? "place" : "size")));

    // To ask again and again for one value is to wait for it, not to count up to it.
    private static IEnumerable<(IOperation Value, string Use)> Bounds(IBinaryOperation comparison)
    {
        bool isEquality = comparison.OperatorKind == BinaryOperatorKind.Equals
            || (comparison.OperatorKind == BinaryOperatorKind.NotEquals && (comparison.LeftOperand.ConstantValue.HasValue || comparison.RightOperand.ConstantValue.HasValue));
        return isEquality ? [] : [(comparison.LeftOperand, "a loop's bound"), (comparison.RightOperand, "a loop's bound")];
    }
}
