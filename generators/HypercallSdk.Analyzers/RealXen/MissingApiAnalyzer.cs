// The xen target has no class library but CoreLib, the few types that kernels need. A kernel's hosted compilation sees all
// of .NET, so an editor offers and accepts what the inner compile of the image then stops at. What CoreLib has is read from
// its built assembly into FreestandingSurface.txt. A mistake is reported once: a member where its type exists and it does
// not, or where it is static; otherwise the type where something is declared to be of it. What other rules of this folder
// report (objects and delegates that are made, thread-local storage) is left to them.
using System.Collections.Immutable;
using System.Linq;
using HypercallSdk.Analyzers.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0411: API of .NET is used that the xen target does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingApiAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0411";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "API is used that the xen target does not have",
        messageFormat: "'{0}' does not exist on real Xen, where the class library is HypercallSdk.CoreLib: {1}",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The xen target compiles a kernel against HypercallSdk.CoreLib, which has the few types that kernels need.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code)
    {
        var surface = new FreestandingSurface();
        context.RegisterOperationAction(operation => AnalyzeMember(operation, surface, code), OperationKind.Invocation, OperationKind.PropertyReference, OperationKind.FieldReference, OperationKind.MethodReference, OperationKind.ObjectCreation, OperationKind.Binary, OperationKind.Unary, OperationKind.Conversion);
        context.RegisterOperationAction(operation => AnalyzeLoop(operation, code), OperationKind.Loop);
        context.RegisterOperationAction(operation => Report(operation, code, operation.Operation.Syntax, "Activator.CreateInstance", "'new' of a type parameter is a call of it; take 'default', or let an interface have a static abstract method that makes one"), OperationKind.TypeParameterObjectCreation);
        context.RegisterOperationAction(operation => AnalyzeLocal(operation, surface, code), OperationKind.VariableDeclarator);
        context.RegisterSymbolAction(symbol => AnalyzeDeclaration(symbol, surface, code), SymbolKind.Field, SymbolKind.Property, SymbolKind.Method, SymbolKind.NamedType);
    }

    private void AnalyzeMember(OperationAnalysisContext context, FreestandingSurface surface, XenCode code)
    {
        IOperation operation = context.Operation;
        ISymbol? member = operation switch
        {
            IInvocationOperation call => Definition(call.TargetMethod),
            IPropertyReferenceOperation property => property.Property.OriginalDefinition,
            IFieldReferenceOperation { Field.ContainingType.IsTupleType: false } field => field.Field.OriginalDefinition,
            IMethodReferenceOperation method => Definition(method.Method),
            IObjectCreationOperation { Constructor: { } constructor } creation when IsMine(creation) => constructor.OriginalDefinition,
            IBinaryOperation binary => binary.OperatorMethod?.OriginalDefinition,
            IUnaryOperation unary => unary.OperatorMethod?.OriginalDefinition,
            IConversionOperation conversion => conversion.OperatorMethod?.OriginalDefinition,
            _ => null,
        };
        if (member is null || !FreestandingSurface.IsOfTheClassLibrary(member) || member.ContainingType is not { IsTupleType: false } owner)
            return;

        // Where the type is missing, a value of it came from something that is reported.
        bool isOfAValue = !member.IsStatic && operation is not IObjectCreationOperation;
        if (isOfAValue && !surface.Has(owner.OriginalDefinition, out _))
            return;

        if (owner.TypeKind == TypeKind.Delegate || surface.Has(member, ArgumentsOf(operation), context.Compilation) || IsInherited(member, surface, context.Compilation) || IsThreadStatic(operation))
            return;

        // In kernel code HCS0211 says of time, chance and threads what to use instead.
        if (NondeterminismAnalyzer.Concerns(operation) && KernelCode.Of(context.Compilation, context.CancellationToken)?.Contains(operation.Syntax) == true)
            return;

        Report(context, code, SyntaxOf(operation), $"{owner.Name}.{(member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? owner.Name : member.Name)}", Replacement.For(member.GetDocumentationCommentId()!));
    }

    // The compiler walks a string and an array through IEnumerable, as far as it looks for one; CoreLib has none.
    private void AnalyzeLoop(OperationAnalysisContext context, XenCode code)
    {
        if (context.Operation is not IForEachLoopOperation { Syntax: ForEachStatementSyntax loop } walk || WithoutConversion(walk.Collection).Type is not { } type)
            return;

        if (type.SpecialType == SpecialType.System_String)
            Report(context, code, loop.Expression, "IEnumerable", "walk the string as a ReadOnlySpan<char>");
        else if (type is IArrayTypeSymbol array)
            Report(context, code, loop.Expression, "IEnumerable", $"walk the array as a ReadOnlySpan<{array.ElementType.ToMinimalDisplayString(walk.SemanticModel!, loop.SpanStart)}>");
    }

    private void AnalyzeLocal(OperationAnalysisContext context, FreestandingSurface surface, XenCode code)
    {
        var local = (IVariableDeclaratorOperation)context.Operation;
        bool isFromSomethingReported = local.Initializer is { Value: var value } && WithoutConversion(value) is not (ILiteralOperation or IDefaultValueOperation);
        if (!isFromSomethingReported && !surface.Has(local.Symbol.Type, out ITypeSymbol? missing) && !IsOthers(missing!))
            Report(context, code, local.Syntax, missing!.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), Replacement.For(missing.OriginalDefinition.GetDocumentationCommentId()!));
    }

    private void AnalyzeDeclaration(SymbolAnalysisContext context, FreestandingSurface surface, XenCode code)
    {
        ImmutableArray<ITypeSymbol> types = context.Symbol switch
        {
            { IsImplicitlyDeclared: true } => [],
            IFieldSymbol field => [field.Type],
            IPropertySymbol property => [property.Type],
            IMethodSymbol { AssociatedSymbol: null } method => [method.ReturnType, .. method.Parameters.Select(parameter => parameter.Type)],
            INamedTypeSymbol { IsRecord: false, TypeKind: not (TypeKind.Enum or TypeKind.Delegate) } type => type.BaseType is { } parent ? [parent, .. type.Interfaces] : [.. type.Interfaces],
            _ => [],
        };
        foreach (ITypeSymbol type in types)
        {
            if (!surface.Has(type, out ITypeSymbol? missing) && !IsOthers(missing!))
            {
                Report(context, code, context.Symbol, missing!.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), Replacement.For(missing.OriginalDefinition.GetDocumentationCommentId()!));
                return;
            }
        }
    }

    private static IMethodSymbol Definition(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;

    private static ImmutableArray<ITypeSymbol?> ArgumentsOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => [.. call.Arguments.Select(argument => WithoutConversion(argument.Value).Type)],
        IObjectCreationOperation creation => [.. creation.Arguments.Select(argument => WithoutConversion(argument.Value).Type)],
        IMethodReferenceOperation method => TypesOf(method.Method),
        IBinaryOperation { OperatorMethod: { } method } => TypesOf(method),
        IUnaryOperation { OperatorMethod: { } method } => TypesOf(method),
        IConversionOperation { OperatorMethod: { } method } => TypesOf(method),
        _ => [],
    };

    private static ImmutableArray<ITypeSymbol?> TypesOf(IMethodSymbol method) => [.. method.Parameters.Select(parameter => parameter.Type)];

    private static IOperation WithoutConversion(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion.Operand;

        return operation;
    }

    // An object of a class is HCS0401's, an exception HCS0413's; an attribute is data and must exist.
    private static bool IsMine(IObjectCreationOperation creation) =>
        creation.Parent is IAttributeOperation || creation.Type is { IsValueType: true };

    // HCS0409's.
    private static bool IsOthers(ITypeSymbol type) => type.Name is "ThreadLocal" or "AsyncLocal";

    // HCS0409's, too.
    private static bool IsThreadStatic(IOperation operation) =>
        operation is IObjectCreationOperation { Parent: IAttributeOperation, Type.Name: "ThreadStaticAttribute" };

    // An override is called through what it overrides, unless that would box: then HCS0402 would say so if it were alone.
    private static bool IsInherited(ISymbol member, FreestandingSurface surface, Compilation compilation)
    {
        if (member.ContainingType.IsValueType)
            return false;

        for (IMethodSymbol? method = (member as IMethodSymbol)?.OverriddenMethod; method is not null; method = method.OverriddenMethod)
        {
            if (surface.Has(method.OriginalDefinition, [], compilation))
                return true;
        }

        return false;
    }

    private static SyntaxNode SyntaxOf(IOperation operation) => operation switch
    {
        IInvocationOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } } => member,
        IInvocationOperation { Syntax: InvocationExpressionSyntax call } => call.Expression,
        _ => operation.Syntax,
    };
}
