// A struct that is converted to object, to Enum, to ValueType or to an interface becomes an object; so does one whose
// ToString, GetHashCode or Equals is object's. CoreLib's RhBox is Panic.Because (System/Runtime/RuntimeExports.cs). A
// generic method with a constraint calls the struct's own method and boxes nothing, and the handlers of the guest
// library's interpolated strings take each type of hole by value.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>HCS0402: a struct becomes an object.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BoxingAnalyzer : XenTargetAnalyzer
{
    /// <summary>The rule's number.</summary>
    public const string Id = "HCS0402";

    private static readonly DiagnosticDescriptor _rule = new(
        Id,
        title: "A value is boxed on a heap that the xen target does not have",
        messageFormat: "'{0}' is boxed to '{1}', and a kernel on real Xen has no heap to box on: {2}",
        RuleCategory.RealXen,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A boxed value is an object, and under a kernel on real Xen there is no heap to make one on: boxing is a panic.",
        helpLinkUri: HelpLink.For(Id));

    /// <inheritdoc/>
    protected override DiagnosticDescriptor Descriptor => _rule;

    /// <inheritdoc/>
    protected override void StartOnXen(CompilationStartAnalysisContext context, XenCode code)
    {
        context.RegisterOperationAction(operation => AnalyzeConversion(operation, code), OperationKind.Conversion);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, code), OperationKind.Invocation);
    }

    private void AnalyzeConversion(OperationAnalysisContext context, XenCode code)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion is not { Type: { IsReferenceType: true } target, Operand.Type: { IsValueType: true } source, ConstantValue.HasValue: false })
            return;

        if (conversion.GetConversion().IsBoxing && !IsLeftToOthers(conversion) && !StaticData.IsLaidOut(conversion))
            Report(context, code, conversion.Operand.Syntax, source.Name, target.Name, "take it by its own type, or by a type parameter with a constraint");
    }

    private void AnalyzeCall(OperationAnalysisContext context, XenCode code)
    {
        var call = (IInvocationOperation)context.Operation;
        // The ahead-of-time compiler knows an enum's hash code.
        if (call.TargetMethod.Name == "GetHashCode" && call.Instance?.Type?.TypeKind == TypeKind.Enum)
            return;

        if (call is { Instance.Type: { IsValueType: true } receiver, TargetMethod: { IsStatic: false, ContainingType: { IsReferenceType: true, TypeKind: TypeKind.Class } owner } })
            Report(context, code, call.Syntax, receiver.Name, owner.Name, $"'{call.TargetMethod.Name}' is not its own method; override it, or write what it says");
    }

    // A sum of strings boxes what it joins (HCS0408), and a 'params' array is an allocation itself (HCS0401).
    private static bool IsLeftToOthers(IConversionOperation conversion) => conversion.Parent switch
    {
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } => true,
        ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => true,
        IArrayInitializerOperation { Parent: { IsImplicit: true, Parent: IArgumentOperation } } => true,
        IArgumentOperation { Parent: IObjectCreationOperation { Parent: IAttributeOperation } } => true,
        _ => false,
    };
}
