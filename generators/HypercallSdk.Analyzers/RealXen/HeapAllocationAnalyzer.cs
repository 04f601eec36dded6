// Xen starts a PV guest with its image, its page tables and a stack. CoreLib has no allocator: RhpNewFast and its kin are
// Panic.Because (CoreLib's Internal/Runtime/Allocation.cs), so what runs hosted, where .NET has a heap, crashes the domain
// on real Xen. What a static field is initialised with is different: the ahead-of-time compiler lays objects and arrays
// of plain values out in the image. It cannot store references into such an array (it has no RhpStelemRef to run then).
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0401: an object, an array, a string or a state machine is allocated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HeapAllocationAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0401";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "Something is allocated on a heap that the xen target does not have",
        messageFormat: "{0} is allocated on the heap, and a kernel on real Xen has none: {1}",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Under a kernel on real Xen there is no heap: an allocation is a panic that crashes the domain.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code)
    {
        context.RegisterOperationAction(
            operation => Analyze(operation, code),
            OperationKind.ObjectCreation,
            OperationKind.ArrayCreation,
            OperationKind.CollectionExpression,
            OperationKind.AnonymousObjectCreation,
            OperationKind.InterpolatedString,
            OperationKind.YieldReturn,
            OperationKind.YieldBreak,
            OperationKind.Await);
    }

    private void Analyze(OperationAnalysisContext context, XenCode code)
    {
        IOperation operation = context.Operation;
        switch (operation)
        {
            case IObjectCreationOperation { Type: { IsReferenceType: true } type } when !IsLeftToOthers(operation, type) && !StaticData.IsLaidOut(operation):
                Report(context, code, operation.Syntax, $"An object of '{type.Name}'", "make it a struct");
                break;

            case IAnonymousObjectCreationOperation:
                Report(context, code, operation.Syntax, "An object of an anonymous type", "use a tuple or a struct");
                break;

            case IArrayCreationOperation { DimensionSizes.Length: 1, Type: IArrayTypeSymbol array } when !IsSpanData(operation) && !IsAttributeArgument(operation) && !StaticData.IsLaidOut(operation):
                bool isParameter = operation.IsImplicit && operation.Parent is IArgumentOperation;
                Report(context, code, isParameter ? operation.Parent!.Parent!.Syntax : operation.Syntax, isParameter ? "The array of a 'params' parameter" : $"An array of '{array.ElementType.Name}'", isParameter ? "let the parameter be a span" : "use 'stackalloc', an inline array or a page of PageAllocator");
                break;

            case ICollectionExpressionOperation { Type: { IsRefLikeType: false, IsReferenceType: true } } when !StaticData.IsLaidOut(operation):
                Report(context, code, operation.Syntax, "A collection", "let its type be a span or an inline array");
                break;

            case IInterpolatedStringOperation { Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false, Parent: not IInterpolatedStringHandlerCreationOperation }:
                Report(context, code, operation.Syntax, "A string", "give the interpolated string to GuestConsole, which formats into its line");
                break;

            case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } when IsFirst<YieldStatementSyntax>(operation.Syntax):
                Report(context, code, operation.Syntax, "An iterator's state", "write the enumerator as a ref struct, or the loop where it is used");
                break;

            case IAwaitOperation when IsFirst<AwaitExpressionSyntax>(operation.Syntax):
                Report(context, code, operation.Syntax, "An async method's state", "go on in the handler that is called when it is done");
                break;
        }
    }

    // An exception is HCS0413's, thread-local storage HCS0409's, a delegate HCS0403's; attributes are never made.
    private static bool IsLeftToOthers(IOperation operation, ITypeSymbol type)
    {
        if (operation.Parent is IAttributeOperation || type.TypeKind == TypeKind.Delegate || type.Name is "ThreadLocal" or "AsyncLocal")
            return true;

        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;

        return parent is IThrowOperation;
    }

    private static bool IsAttributeArgument(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAttributeOperation)
                return true;
        }

        return false;
    }

    // ReadOnlySpan<byte> table = new byte[] { 1, 2 }: the compiler puts constants of plain types into the image.
    private static bool IsSpanData(IOperation operation)
    {
        if (operation is not IArrayCreationOperation { Initializer: { } initializer, Type: IArrayTypeSymbol { ElementType: { } element } } || element.SpecialType == SpecialType.None)
            return false;

        if (operation.Parent is not IConversionOperation { Type: { Name: "ReadOnlySpan", IsRefLikeType: true } })
            return false;

        foreach (IOperation value in initializer.ElementValues)
        {
            if (!value.ConstantValue.HasValue)
                return false;
        }

        return true;
    }

    private static bool IsFirst<TSyntax>(SyntaxNode syntax)
        where TSyntax : SyntaxNode
    {
        SyntaxNode? function = syntax.FirstAncestorOrSelf<SyntaxNode>(IsFunction);
        return function?.DescendantNodes(node => node == function || !IsFunction(node)).OfType<TSyntax>().FirstOrDefault() == syntax;
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;
}
