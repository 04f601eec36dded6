// On real Xen the handlers of two vCPUs run at once on the same kernel struct: `_count++` in both loses one. Hosted, each handler
// is atomic, so the mistake shows on real Xen alone. From the programming model; the advisories about state of Xen's own that two
// vCPUs reach at once are many, and none of them is this one.
//
// Where the line is: in a kernel with a [VcpuBoot] method, a field that is assigned or changed in place by code that a handler
// of every vCPU reaches (traps, syscalls, interrupts between vCPUs, per-vCPU virtual interrupts, idle, the vCPUs' start), through the
// kernel's own methods, without a spinlock held on that way. Quiet are: PerVcpu<T> and what else a method or property returns by
// reference, Interlocked and everything that is passed by reference, fields that are structs with methods of their own (they may
// lock), elements by a variable index (each vCPU may have its own), constants (a flag that is only ever raised), and what stands
// behind a test of Vcpu.Id or of an Interlocked operation's answer.
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>HCS0212: a handler that runs on several vCPUs changes the kernel's state without a lock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedStateAnalyzer : SdkAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0212";

    /// <summary>The property of a report on a field that can be counted atomically.</summary>
    internal const string IsCount = nameof(IsCount);

    private static readonly ImmutableDictionary<string, string?> _count = ImmutableDictionary<string, string?>.Empty.Add(IsCount, "");

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Several vCPUs change a field without a lock",
        messageFormat: "'{0}' is changed by '{1}', which runs on several vCPUs at once: hold a SpinLock, keep a PerVcpu<T>, or use Interlocked",
        RuleCategory.Kernels,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "On real Xen the handlers of two vCPUs run at once on the same fields.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(KnownNames.GuestKernelAttribute) is not null)
            context.RegisterSymbolStartAction(StartType, SymbolKind.NamedType);
    }

    private static void StartType(SymbolStartAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Struct || !KernelShape.IsMarked(type) || !IsOnSeveralVcpus(type))
            return;

        var bodies = new ConcurrentDictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        context.RegisterOperationBlockAction(block =>
        {
            // The others are its attributes' and its parameters' default values.
            if (block.OwningSymbol is IMethodSymbol method
                && SymbolEqualityComparer.Default.Equals(method.ContainingType, type)
                && block.OperationBlocks.OfType<IBlockOperation>().FirstOrDefault() is { } body)
            {
                bodies.TryAdd(method, body);
            }
        });
        context.RegisterSymbolEndAction(end => Report(end, type, bodies));
    }

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol kernel, IReadOnlyDictionary<ISymbol, IOperation> bodies)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (IMethodSymbol method in kernel.GetMembers().OfType<IMethodSymbol>().InSourceOrder())
        {
            if (!RunsOnEveryVcpu(method))
                continue;

            var walk = new UnlockedWrites(bodies, context.CancellationToken);
            walk.Enter(method);
            foreach ((SyntaxNode write, IFieldSymbol field, bool isCount) in walk.Found)
            {
                if (reported.Add(write))
                    context.ReportDiagnostic(Diagnostic.Create(_rule, write.GetLocation(), isCount ? _count : null, field.AssociatedSymbol?.Name ?? field.Name, method.Name));
            }
        }
    }

    private static bool IsOnSeveralVcpus(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Any(static method => method.FindAttribute(KnownNames.VcpuBootAttribute) is not null);

    private static bool RunsOnEveryVcpu(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            HandlerKind? kind = HandlerKind.Of(attribute);
            if (kind == HandlerKind.VcpuBoot || kind == HandlerKind.Trap || kind == HandlerKind.Syscall || kind == HandlerKind.Idle || kind == HandlerKind.Ipi)
                return true;

            if (kind == HandlerKind.Virq && KernelGatherer.IsPerVcpu(attribute))
                return true;
        }

        return false;
    }
}
