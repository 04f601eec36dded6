// Two expressions name the same place where both are the same path: a local, a parameter or `this`, and from there on the
// same fields, properties, indexers with the same arguments, and calls that only compute an address. Invariants:
//
// - A key is text, made of symbols' names and, for locals, of the place of their declaration: equal keys mean the same path.
// - A property and a method that give an address (GuestPointer, VirtualAddress) are taken to give the same one each time,
//   as long as nothing that the path is made of is assigned: that is how a ring's fields are written.
// - What cannot be said to be the same twice (a call for anything else, an object creation) has no key: null.
// - A key that continues another's with '.', '[' or '(' is a part of it.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Use.Flow;

/// <summary>The name of the place that an expression is about.</summary>
internal static class PathKey
{
    /// <summary>The expression's key, or null where it names no place.</summary>
    public static string? Of(IOperation? operation, Captures? captures = null)
    {
        switch (operation)
        {
            case null:
                return null;
            case { ConstantValue: { HasValue: true, Value: { } constant } }:
                return System.Convert.ToString(constant, CultureInfo.InvariantCulture);
            case ILocalReferenceOperation local:
                return OfLocal(local.Local);
            case IParameterReferenceOperation parameter:
                return parameter.Parameter.Name;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return "this";
            case IFieldReferenceOperation field:
                return Member(field.Instance, field.Field, captures);
            case IPropertyReferenceOperation property:
                return Member(property.Instance, property.Property, captures) is { } path && Arguments('[', property.Arguments, captures) is { } indices ? path + indices : null;
            case IInvocationOperation call when IsAddress(call.Type):
                string? target = Member(call.Instance, call.TargetMethod, captures);
                return target is not null && Arguments('(', call.Arguments, captures) is { } arguments ? target + arguments : null;
            case IArrayElementReferenceOperation element:
                return Of(element.ArrayReference, captures) is { } array && element.Indices is [{ } only] && Of(only, captures) is { } index ? $"{array}[{index}]" : null;
            case IConversionOperation conversion:
                return Of(conversion.Operand, captures);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, captures);
            case IBinaryOperation binary:
                return Of(binary.LeftOperand, captures) is { } left && Of(binary.RightOperand, captures) is { } right ? $"({left} {binary.OperatorKind} {right})" : null;
            case IFlowCaptureReferenceOperation reference:
                return captures?.ValuesOf(reference) is [{ } value] ? Of(value, captures) : null;
            case { Kind: OperationKind.None }:
                // A pointer that is followed.
                return operation.ChildOperations.Count == 1 && Of(operation.ChildOperations.First(), captures) is { } pointer ? pointer + ".*" : null;
            default:
                return null;
        }
    }

    /// <summary>The key of a local.</summary>
    public static string OfLocal(ILocalSymbol local) =>
        local.Locations.Length > 0 ? $"{local.Name}@{local.Locations[0].SourceSpan.Start.ToString(CultureInfo.InvariantCulture)}" : local.Name;

    /// <summary>Whether <paramref name="key"/> is <paramref name="whole"/> or a part of it.</summary>
    public static bool IsWithin(string key, string whole) =>
        key.StartsWith(whole, System.StringComparison.Ordinal) && (key.Length == whole.Length || key[whole.Length] is '.' or '[' or '(');

    /// <summary>Whether a change of the place <paramref name="changed"/> may make <paramref name="key"/> mean another place.</summary>
    public static bool DependsOn(string key, string changed)
    {
        for (int at = key.IndexOf(changed, System.StringComparison.Ordinal); at >= 0; at = key.IndexOf(changed, at + 1, System.StringComparison.Ordinal))
        {
            int end = at + changed.Length;
            if ((at == 0 || !IsNamePart(key[at - 1])) && (end == key.Length || !IsNamePart(key[end])))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type is a guest address.</summary>
    public static bool IsAddress(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "GuestPointer" or "VirtualAddress" } named
        && (named.OriginalDefinition.Is(KnownNames.GuestPointer) || named.Is("HypercallSdk.Abi.VirtualAddress"));

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character is '_' or '@';

    private static string? Member(IOperation? instance, ISymbol member, Captures? captures)
    {
        if (member.IsStatic)
            return $"{member.ContainingType.Name}.{member.Name}";

        return Of(instance, captures) is { } path ? $"{path}.{member.Name}" : null;
    }

    private static string? Arguments(char open, IReadOnlyList<IArgumentOperation> arguments, Captures? captures)
    {
        if (arguments.Count == 0)
            return string.Empty;

        var keys = new List<string>();
        foreach (IArgumentOperation argument in arguments)
        {
            if (Of(argument.Value, captures) is not { } key)
                return null;

            keys.Add(key);
        }

        return open + string.Join(",", keys) + (open == '[' ? "]" : ")");
    }
}
