using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Reads a kernel and its handlers.</summary>
internal static class KernelGatherer
{
    /// <summary>The kernel, or null where no entry could call it: a rule says why.</summary>
    public static KernelModel? Gather(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var kernel = (INamedTypeSymbol)context.TargetSymbol;
        if (!KernelShape.IsKernel(kernel) || !FirstDeclaration.Is(context))
        {
            return null;
        }

        ImmutableArray<IMethodSymbol> methods = kernel.GetMembers()
            .OfType<IMethodSymbol>()
            .Where(static method => method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false })
            .InSourceOrder();
        cancellationToken.ThrowIfCancellationRequested();
        KernelMethod? syscall = Single(methods, HandlerKind.Syscall);
        return new KernelModel(TypePlaceGatherer.Gather(kernel), Traps(methods), Events(methods, cancellationToken))
        {
            Boot = Single(methods, HandlerKind.Boot),
            VcpuBoot = Single(methods, HandlerKind.VcpuBoot),
            Syscall = syscall,
            SyscallDispatcher = syscall is null ? SyscallContractGatherer.DispatcherFor(kernel) : null,
            Idle = Single(methods, HandlerKind.Idle),
            Suspend = Single(methods, HandlerKind.Suspend),
            Resume = Single(methods, HandlerKind.Resume),
        };
    }

    private static EquatableArray<TrapModel> Traps(ImmutableArray<IMethodSymbol> methods)
    {
        var traps = new List<TrapModel>();
        foreach (IMethodSymbol method in methods)
        {
            foreach (AttributeData attribute in method.GetAttributes())
            {
                if (attribute.AttributeClass.Is(KnownNames.TrapHandlerAttribute)
                    && attribute.OnlyArgument() is byte number and < 32
                    && Fit(method, HandlerKind.Trap) is { } fitting
                    && Constant(attribute) is { } vector
                    && traps.All(trap => trap.Vector != vector))
                {
                    traps.Add(new TrapModel(vector, fitting));
                }
            }
        }

        return new EquatableArray<TrapModel>(traps);
    }

    /// <summary>The event handlers in the order in which the source declares them: their numbers.</summary>
    private static EquatableArray<EventModel> Events(ImmutableArray<IMethodSymbol> methods, CancellationToken cancellationToken)
    {
        var events = new List<EventModel>();
        foreach (IMethodSymbol method in methods)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (AttributeData attribute in method.GetAttributes())
            {
                if (Event(attribute) is (var kind, { } source)
                    && Fit(method, HandlerKind.Port) is { } fitting
                    && (kind == EventKind.Port || events.All(other => other.Kind != kind || other.Source != source)))
                {
                    events.Add(new EventModel(kind, source, fitting, kind == EventKind.Ipi || (kind == EventKind.Virq && IsPerVcpu(attribute))));
                }
            }
        }

        return new EquatableArray<EventModel>(events);
    }

    private static (EventKind Kind, string? Source)? Event(AttributeData attribute)
    {
        if (attribute.AttributeClass.Is(KnownNames.VirqHandlerAttribute))
        {
            return (EventKind.Virq, Constant(attribute));
        }

        if (attribute.AttributeClass.Is(KnownNames.IpiHandlerAttribute))
        {
            return (EventKind.Ipi, (attribute.OnlyArgument() as int?)?.ToString(CultureInfo.InvariantCulture));
        }

        return attribute.AttributeClass.Is(KnownNames.PortHandlerAttribute) ? (EventKind.Port, "") : null;
    }

    /// <summary>Timer, debug, xenoprof and PMU: all others are bound on vCPU 0 or nowhere (Xen's <c>virq_is_global</c>).</summary>
    internal static bool IsPerVcpu(AttributeData attribute) =>
        attribute.OnlyArgument() is { } virq && Convert.ToInt64(virq, CultureInfo.InvariantCulture) is 0 or 1 or 7 or 13;

    private static KernelMethod? Single(ImmutableArray<IMethodSymbol> methods, HandlerKind kind) =>
        methods
            .Where(method => method.FindAttribute(kind.Attribute) is not null)
            .Select(method => Fit(method, kind))
            .FirstOrDefault(static method => method is not null);

    /// <summary>The method as an entry calls it: with the entry's argument or without; null where it fits neither.</summary>
    private static KernelMethod? Fit(IMethodSymbol method, HandlerKind kind) =>
        kind.Fits(method) ? new KernelMethod(method.Name, method.IsStatic, kind.TakesArgument(method)) : null;

    /// <summary>The attribute's enumeration value as C# writes it: its member's name, or a cast of the number.</summary>
    private static string? Constant(AttributeData attribute)
    {
        if (attribute.OnlyArgument() is not { } value || attribute.ConstructorArguments[0].Type is not INamedTypeSymbol type)
        {
            return null;
        }

        string typeName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value));
        return member is null ? $"({typeName}){value}" : $"{typeName}.{member.Name}";
    }
}
