using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers;

/// <summary>
/// One rule about what the xen target cannot carry: on where the project's <c>HypercallTargets</c> names <c>xen</c>.
/// </summary>
public abstract class XenTargetAnalyzer : SdkAnalyzer
{
    /// <inheritdoc/>
    protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (IsOn(context.Options.AnalyzerConfigOptionsProvider))
            StartOnXen(context);
    }

    /// <summary>Registers what the rule looks at in a compilation that is made for real Xen too.</summary>
    protected abstract void StartOnXen(CompilationStartAnalysisContext context);

    private static bool IsOn(AnalyzerConfigOptionsProvider options)
    {
        if (!options.GlobalOptions.TryGetValue("build_property.HypercallTargets", out string? targets))
            return false;

        foreach (string target in targets.Split(';'))
        {
            if (target.Trim() == "xen")
                return true;
        }

        return false;
    }
}
