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
    public static OperationModel? Gather(IMethodSymbol method, out Rejection? rejection)
    {
        rejection = null;
        var parameters = new List<ParameterModel>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            parameters.Add(ParameterGatherer.Gather(parameter, out Rejection? why));
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
            attribute?.Named("CommandMask", (ulong)uint.MaxValue) ?? uint.MaxValue,
            attribute?.Named("InterfaceVersion", 0U) ?? 0U,
            (HypercallPrivilege)(attribute?.Named("Privilege", 0) ?? 0),
            parameters,
            method.OriginalDefinition.GetDocumentationCommentId() ?? "");
    }

    private static Rejection? Reject(IMethodSymbol method, AttributeData? attribute, OperationModel model)
    {
        if (attribute is null)
        {
            return Shape("it has no [Hypercall] attribute");
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            return Shape("it returns a reference instead of a value");
        }

        if (!method.ReturnType.Is(KnownNames.HypercallResult))
        {
            return new Rejection(RejectionKind.ReturnType, $"it returns '{method.ReturnType.ToDisplayString()}' instead of HypercallResult");
        }

        if (model.Number < 0 || model.Command < OperationModel.NoCommand)
        {
            return Shape("its number or command is negative");
        }

        if (model.RegisterCount > ArgumentRegisters)
        {
            return new Rejection(RejectionKind.Registers, $"it takes {model.RegisterCount} registers, and there are {ArgumentRegisters}");
        }

        if (model.InterfaceVersion != 0 && !model.HasFirstFieldCommand)
        {
            return Shape("it has an interface version and no command in its first structure to stand before it");
        }

        return model.HasFirstFieldCommand ? RejectFirstField(method, model.InterfaceVersion != 0) : null;
    }

    /// <summary>
    /// The command is written over the first four bytes of the first structure, the version over the next four: they must
    /// be its own.
    /// </summary>
    private static Rejection? RejectFirstField(IMethodSymbol method, bool hasVersion)
    {
        ITypeSymbol? type = method.Parameters is [{ RefKind: RefKind.In or RefKind.Ref or RefKind.Out } first, ..] ? first.Type : null;
        IFieldSymbol[] fields = [.. type?.GetMembers().OfType<IFieldSymbol>().Where(static member => !member.IsStatic).Take(2) ?? []];
        if (fields is not [{ } command, ..] || !IsWord(command) || method.Parameters[0].FindAttribute(KnownNames.NullAllowedAttribute) is not null)
        {
            return Shape("its first parameter is no structure that is always there and begins with a 32-bit command");
        }

        return hasVersion && (fields is not [_, { } version] || !IsWord(version))
            ? Shape("its first structure has no 32-bit interface version behind the command")
            : null;
    }

    private static Rejection Shape(string reason) => new(RejectionKind.Shape, reason);

    private static bool IsWord(IFieldSymbol field) => NumberGatherer.Gather(field.Type) is { } number && NumberGatherer.Size(number) == 4;

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
