// What is one per thread in a host is one per vCPU in a kernel: the GS base names the vCPU's block, and there is no
// thread-local storage besides it. Hosted, every vCPU runs on whichever host thread drives the machine, so a thread-static
// field is shared among vCPUs there. CoreLib knows neither attribute nor types.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0409: a thread-static field, a ThreadLocal or an AsyncLocal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThreadLocalStorageAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0409";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Thread-local storage does not exist on the xen target",
        messageFormat: "'{0}' is thread-local, and real Xen runs vCPUs and not threads: make it a PerVcpu<T> that is a field of the kernel",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A kernel has vCPUs and no threads; CoreLib has no thread-local storage.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code)
    {
        INamedTypeSymbol? threadStatic = context.Compilation.GetTypeByMetadataName("System.ThreadStaticAttribute");
        INamedTypeSymbol? threadLocal = context.Compilation.GetTypeByMetadataName("System.Threading.ThreadLocal`1");
        INamedTypeSymbol? asyncLocal = context.Compilation.GetTypeByMetadataName("System.Threading.AsyncLocal`1");
        context.RegisterSymbolAction(
            symbol =>
            {
                var field = (IFieldSymbol)symbol.Symbol;
                if (IsEither(field.Type, threadLocal, asyncLocal) || HasAttribute(field, threadStatic))
                    Report(symbol, code, field.AssociatedSymbol ?? field, (field.AssociatedSymbol ?? field).Name);
            },
            SymbolKind.Field);
        context.RegisterOperationAction(
            operation =>
            {
                var local = (IVariableDeclaratorOperation)operation.Operation;
                if (IsEither(local.Symbol.Type, threadLocal, asyncLocal))
                    Report(operation, code, local.Syntax, local.Symbol.Name);
            },
            OperationKind.VariableDeclarator);
    }

    private static bool IsEither(ITypeSymbol type, INamedTypeSymbol? one, INamedTypeSymbol? other) =>
        type is INamedTypeSymbol { IsGenericType: true } && (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, one) || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other));

    private static bool HasAttribute(IFieldSymbol field, INamedTypeSymbol? attribute)
    {
        if (!field.IsStatic)
            return false;

        foreach (AttributeData data in field.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute))
                return true;
        }

        return false;
    }
}
