using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers;

/// <summary>
/// One rule about what the xen target cannot carry: on where the project's <c>HypercallTargets</c> names <c>xen</c>, about
/// code that the xen target compiles.
/// </summary>
public abstract class XenTargetAnalyzer : SdkAnalyzer
{
    // HypercallTargets with commas: what the compiler is told of a project's properties ends at a semicolon.
    private const string TargetsKey = "build_property.HypercallSdkTargets";

    /// <inheritdoc/>
    protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (IsOn(context.Options.AnalyzerConfigOptionsProvider))
            StartOnXen(context, new XenCode());
    }

    /// <summary>Registers what the rule looks at in a compilation that is made for real Xen too.</summary>
    /// <param name="context">The compilation's.</param>
    /// <param name="code">Which of its code reaches an image.</param>
    protected abstract void StartOnXen(CompilationStartAnalysisContext context, XenCode code);

    /// <summary>Reports the rule at <paramref name="syntax"/>, if that is compiled for real Xen.</summary>
    protected void Report(OperationAnalysisContext context, XenCode code, SyntaxNode syntax, params object[] arguments)
    {
        Location location = syntax.GetLocation();
        if (code.Contains(location))
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, arguments));
    }

    /// <summary>Reports the rule at <paramref name="symbol"/>'s first declaration, if that is compiled for real Xen.</summary>
    protected void Report(SymbolAnalysisContext context, XenCode code, ISymbol symbol, params object[] arguments)
    {
        Location location = symbol.Locations[0];
        if (code.Contains(location))
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, arguments));
    }

    private static bool IsOn(AnalyzerConfigOptionsProvider options)
    {
        if (!options.GlobalOptions.TryGetValue(TargetsKey, out string? targets))
            return false;

        foreach (string target in targets.Split(','))
        {
            if (target.Trim() == "xen")
                return true;
        }

        return false;
    }
}
