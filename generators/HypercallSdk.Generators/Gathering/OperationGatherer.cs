using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Reads a contract's operations, from source or from metadata.</summary>
internal static class OperationGatherer
{
    /// <summary>The most arguments that the PV64 order has registers for.</summary>
    private const int ArgumentRegisters = 5;

    /// <summary>
    /// The methods of a contract that may be operations, those of the contracts it extends first. What cannot be written
    /// again as a plain method (generic, static, with a type that does not exist or one name twice) is left out.
    /// </summary>
    public static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol contract)
    {
        var signatures = new HashSet<string>(StringComparer.Ordinal);
        return contract.AllInterfaces
            .Reverse()
            .Append(contract)
            .SelectMany(static level => level.GetMembers().OfType<IMethodSymbol>().InSourceOrder())
            .Where(method => CanBeWritten(method) && signatures.Add(Signature(method)));
    }

    /// <summary>The operation, or null where the attribute does not compile; and why the method cannot be one.</summary>
    public static OperationModel? Gather(IMethodSymbol method, out string? rejection)
    {
        rejection = null;
        var parameters = new List<ParameterModel>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            parameters.Add(ParameterGatherer.Gather(parameter, out string? why));
            rejection ??= why;
        }

        AttributeData? attribute = method.FindAttribute(KnownNames.HypercallAttribute);
        if (attribute is not null && attribute.OnlyArgument() is not int)
        {
            return null;
        }

        OperationModel model = Model(method, attribute, new EquatableArray<ParameterModel>(parameters));
        rejection ??= Reject(method, attribute, model);
        return model;
    }

    private static OperationModel Model(IMethodSymbol method, AttributeData? attribute, EquatableArray<ParameterModel> parameters)
    {
        int number = attribute?.OnlyArgument() as int? ?? -1;
        return new OperationModel(
            method.Name,
            number,
            NumberName(attribute, number),
            attribute?.Named("Command", OperationModel.NoCommand) ?? OperationModel.NoCommand,
            attribute?.Named("CommandPlace", 0) == 1,
            attribute?.Named("CommandMask", uint.MaxValue) ?? uint.MaxValue,
            attribute?.Named("Privilege", 0) == 1,
            parameters,
            method.OriginalDefinition.GetDocumentationCommentId() ?? "");
    }

    private static string? Reject(IMethodSymbol method, AttributeData? attribute, OperationModel model)
    {
        if (attribute is null)
        {
            return "it has no [Hypercall] attribute";
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly || !method.ReturnType.Is(KnownNames.HypercallResult))
        {
            return $"it returns '{method.ReturnType.ToDisplayString()}' instead of HypercallResult";
        }

        if (model.Number < 0 || model.Command < OperationModel.NoCommand)
        {
            return "its number or command is negative";
        }

        if (model.RegisterCount > ArgumentRegisters)
        {
            return $"it takes {model.RegisterCount} registers, and there are {ArgumentRegisters}";
        }

        return model.HasFirstFieldCommand ? RejectFirstField(method) : null;
    }

    /// <summary>The command is written over the first four bytes of the first structure: they must be its own.</summary>
    private static string? RejectFirstField(IMethodSymbol method)
    {
        ITypeSymbol? type = method.Parameters is [{ RefKind: RefKind.In or RefKind.Ref or RefKind.Out } first, ..] ? first.Type : null;
        IFieldSymbol? field = type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(static member => !member.IsStatic);
        return field is not null && NumberGatherer.Gather(field.Type) is { } number && NumberGatherer.Size(number) == 4
            && method.Parameters[0].FindAttribute(KnownNames.NullAllowedAttribute) is null
            ? null
            : "its first parameter is no structure that is always there and begins with a 32-bit command";
    }

    private static string? NumberName(AttributeData? attribute, int number) => attribute?.ConstructorArguments is [{ Type: INamedTypeSymbol type }, ..]
        ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue is int value && value == number)?.Name
        : null;

    private static bool CanBeWritten(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false }
        && (method.IsAbstract || method.FindAttribute(KnownNames.HypercallAttribute) is not null)
        && !method.ReturnType.ContainsError()
        && !method.Parameters.Any(static parameter => parameter.Type.ContainsError())
        && method.Parameters.Select(static parameter => parameter.Name).Distinct().Count() == method.Parameters.Length;

    private static string Signature(IMethodSymbol method) =>
        method.Name + "(" + string.Join(",", method.Parameters.Select(static parameter =>
            (parameter.RefKind == RefKind.None ? "" : "&") + parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))) + ")";
}
