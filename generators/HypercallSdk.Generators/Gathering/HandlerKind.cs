using System.Collections.Immutable;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>What one of the handler attributes makes of a method: how an entry calls it.</summary>
internal sealed class HandlerKind
{
    public static readonly HandlerKind Boot = new(KnownNames.BootAttribute, KnownNames.StartInfo, RefKind.In);
    public static readonly HandlerKind VcpuBoot = new(KnownNames.VcpuBootAttribute);
    public static readonly HandlerKind Trap = new(KnownNames.TrapHandlerAttribute, KnownNames.TrapFrame, RefKind.Ref);
    public static readonly HandlerKind Virq = new(KnownNames.VirqHandlerAttribute, KnownNames.Port);
    public static readonly HandlerKind Ipi = new(KnownNames.IpiHandlerAttribute, KnownNames.Port);
    public static readonly HandlerKind Port = new(KnownNames.PortHandlerAttribute, KnownNames.Port);
    public static readonly HandlerKind Syscall = new(KnownNames.SyscallHandlerAttribute, KnownNames.TrapFrame, RefKind.Ref);
    public static readonly HandlerKind Idle = new(KnownNames.IdleHandlerAttribute, returns: SpecialType.System_Boolean);
    public static readonly HandlerKind Suspend = new(KnownNames.SuspendAttribute);
    public static readonly HandlerKind Resume = new(KnownNames.ResumeAttribute);

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<HandlerKind> All = [Boot, VcpuBoot, Trap, Virq, Ipi, Port, Syscall, Idle, Suspend, Resume];

    private HandlerKind(string attribute, string? argument = null, RefKind refKind = RefKind.None, SpecialType returns = SpecialType.System_Void)
    {
        Attribute = attribute;
        Argument = argument;
        RefKind = refKind;
        Returns = returns;
    }

    /// <summary>The attribute's class.</summary>
    public string Attribute { get; }

    /// <summary>The type of the argument that the entry passes to a method that takes it, or null where it has none.</summary>
    public string? Argument { get; }

    /// <summary>How the argument is passed.</summary>
    public RefKind RefKind { get; }

    /// <summary>What the method returns.</summary>
    public SpecialType Returns { get; }

    /// <summary>The kind that this attribute makes, or null where it makes none.</summary>
    public static HandlerKind? Of(AttributeData attribute)
    {
        foreach (HandlerKind kind in All)
        {
            if (attribute.AttributeClass.Is(kind.Attribute))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Whether the method takes the entry's argument, and nothing else.</summary>
    public bool TakesArgument(IMethodSymbol method) =>
        Argument is not null
        && method.Parameters is [{ } parameter]
        && parameter.RefKind == RefKind
        && parameter.Type.Is(Argument);

    /// <summary>Whether an entry can call the method.</summary>
    public bool Fits(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false }
        && method.ReturnType.SpecialType == Returns
        && (method.Parameters.IsEmpty || TakesArgument(method));
}
