using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Reads the system calls of a contract, from source or from metadata.</summary>
internal static class SyscallGatherer
{
    /// <summary>The most arguments that Linux's order has registers for.</summary>
    public const int ArgumentRegisters = 6;

    /// <summary>A contract's methods, those of the interfaces that it extends first, in the order of their source.</summary>
    public static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol contract) => contract.AllInterfaces
        .Reverse()
        .Append(contract)
        .SelectMany(static level => level.GetMembers().OfType<IMethodSymbol>().InSourceOrder())
        .Where(static method => method.MethodKind == MethodKind.Ordinary);

    /// <summary>The numbers that the method's attributes give it; what does not compile is left out.</summary>
    public static IEnumerable<int> Numbers(IMethodSymbol method) => method.GetAttributes()
        .Where(static attribute => attribute.AttributeClass.Is(KnownNames.SyscallAttribute))
        .Select(static attribute => attribute.OnlyArgument())
        .OfType<int>();

    /// <summary>Whether the method answers the numbers of no other.</summary>
    public static bool IsUnknown(IMethodSymbol method) => method.FindAttribute(KnownNames.UnknownSyscallAttribute) is not null;

    /// <summary>The method as the dispatcher calls it, or null where it cannot; then why, unless the compiler says so.</summary>
    public static SyscallMethod? Gather(IMethodSymbol method, out Rejection? rejection)
    {
        rejection = Reject(method);
        var parameters = new List<SyscallParameter>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            bool isFrame = parameter.RefKind == RefKind.Ref && parameter.Type.Is(KnownNames.TrapFrame);
            NumberModel? number = isFrame ? null : Number(parameter);
            if (!isFrame && number is null)
            {
                rejection ??= new Rejection(RejectionKind.ParameterType, WhyNot(parameter), parameter.Ordinal);
            }

            parameters.Add(new SyscallParameter(parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), number));
        }

        if (rejection is null)
        {
            int registers = parameters.Count(static parameter => parameter.Number is not null);
            rejection = IsUnknown(method) ? RejectUnknown(parameters) : registers > ArgumentRegisters
                ? new Rejection(RejectionKind.Registers, $"it takes {registers} registers, and there are {ArgumentRegisters}")
                : null;
        }

        return rejection is null && !HasError(method)
            ? new SyscallMethod(
                method.Name,
                method.ReturnType.Is(KnownNames.SyscallResult),
                new EquatableArray<SyscallParameter>(parameters))
            : null;
    }

    /// <summary>Whether the compiler reports the method already.</summary>
    public static bool HasError(IMethodSymbol method) =>
        method.ReturnType.ContainsError() || method.Parameters.Any(static parameter => parameter.Type.ContainsError());

    private static Rejection? Reject(IMethodSymbol method)
    {
        bool hasNumber = method.FindAttribute(KnownNames.SyscallAttribute) is not null;
        if (!hasNumber && !IsUnknown(method))
        {
            return Shape("it has no [Syscall] attribute");
        }

        if (hasNumber && IsUnknown(method))
        {
            return Shape("it has a number, and answers those that have no method");
        }

        if (Numbers(method).Any(static number => number < 0))
        {
            return Shape("its number is negative");
        }

        if (method.IsStatic || method.IsGenericMethod || !method.IsAbstract)
        {
            return Shape(method.IsGenericMethod ? "it is generic" : method.IsStatic ? "it is static" : "it has a body, which is not what a kernel implements");
        }

        return method.RefKind != RefKind.None || !(method.ReturnType.Is(KnownNames.SyscallResult) || method.ReturnType.SpecialType == SpecialType.System_Int64)
            ? new Rejection(RejectionKind.ReturnType, $"it returns '{method.ReturnType.ToDisplayString()}' instead of SyscallResult or long")
            : null;
    }

    private static Rejection? RejectUnknown(List<SyscallParameter> parameters)
    {
        SyscallParameter[] numbers = [.. parameters.Where(static parameter => parameter.Number is not null)];
        return numbers is [{ Number: { Form: NumberForm.Integer, Integer: "ulong" } }] ? null : Shape("it is to take the number alone, a ulong, and the frame if it wants");
    }

    private static Rejection Shape(string reason) => new(RejectionKind.Shape, reason);

    private static NumberModel? Number(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None || parameter.Type is not INamedTypeSymbol type || type.OriginalDefinition.Is(KnownNames.GuestPointer))
        {
            return null;
        }

        return type.OriginalDefinition.Is(KnownNames.UserPointer) ? new NumberModel(NumberForm.GuestPointer, "ulong", false) : NumberGatherer.Gather(type);
    }

    private static string WhyNot(IParameterSymbol parameter)
    {
        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        if (parameter.RefKind != RefKind.None)
        {
            return $"parameter '{parameter.Name}' is passed by reference, and a register holds a value; take a 'UserPointer<{type}>'";
        }

        return parameter.Type is INamedTypeSymbol named && named.OriginalDefinition.Is(KnownNames.GuestPointer)
            ? $"parameter '{parameter.Name}' is a '{type}', which the kernel follows unchecked, and it comes from a user program; take a 'User{type.Substring(5)}'"
            : $"parameter '{parameter.Name}' is a '{type}', which no register becomes";
    }
}
