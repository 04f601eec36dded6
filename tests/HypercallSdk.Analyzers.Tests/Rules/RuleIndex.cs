using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace HypercallSdk.Analyzers.Tests.Rules;

/// <summary>The page that lists the rules, written from them.</summary>
internal static class RuleIndex
{
    private static readonly (string Category, string Title, string About)[] _categories =
    [
        ("HypercallSdk.Contracts", "Contracts", "How hypercalls are declared."),
        ("HypercallSdk.Kernels", "Kernels", "How a guest kernel is written."),
        ("HypercallSdk.Use", "Use", "What is called and how, on both ends: the mistakes of Xen's security advisories."),
        ("HypercallSdk.RealXen", "The xen target", "What an image for real Xen cannot carry: on where the project's `HypercallTargets` names `xen`."),
    ];

    /// <summary>The page.</summary>
    public static string Write(IReadOnlyList<Rule> rules)
    {
        var page = new StringBuilder();
        page.Append($"""
            # The rules

            {rules.Count} rules, {rules.Count(rule => rule.Fix is not null)} of them with a fix, which mends one report or all of a file, project or solution. Each has a page with its evidence. Severities are changed in `.editorconfig` (`dotnet_diagnostic.HCS0301.severity = error`), single reports are suppressed by `#pragma warning disable HCS0301 // why`; [suppressions.md](suppressions.md) lists all of ours.

            This page is written from the rules: `UPDATE_DOCS=1` with `HypercallSdk.Analyzers.Tests`.

            """.ReplaceLineEndings("\n"));
        foreach ((string category, string title, string about) in _categories)
        {
            page.Append($"\n## {title}\n\n{about}\n\n| | rule | severity | fix |\n|---|---|---|---|\n");
            foreach (Rule rule in rules.Where(rule => rule.Descriptor.Category == category))
                page.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Descriptor.DefaultSeverity} | {(rule.Fix is null ? "" : "yes")} |\n");
        }

        return page.ToString();
    }
}
