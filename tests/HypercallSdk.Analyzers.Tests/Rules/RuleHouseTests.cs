// What every rule and every fix has: a page, tests, its row among the releases, a file of its own. They are read from the
// built assemblies, so a rule that is added without one of them fails here.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using HypercallSdk.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace HypercallSdk.Analyzers.Tests.Rules;

public sealed partial class RuleHouseTests
{
    private static readonly string[] _sections = ["## Why", "## Reported", "## Not reported", "## When to suppress"];

    public static TheoryData<string> Ids => [.. Rule.All.Select(rule => rule.Id)];

    [Fact]
    public void There_are_at_least_30_rules_and_15_fixes()
    {
        Assert.True(Rule.All.Count >= 30, $"{Rule.All.Count} rules");
        Assert.True(Rule.All.Count(rule => rule.Fix is not null) >= 15, $"{Rule.All.Count(rule => rule.Fix is not null)} with a fix");
    }

    [Fact]
    public void Each_rule_has_a_number_of_its_own() =>
        Assert.Equal(Rule.All.Select(rule => rule.Id).Distinct(), Rule.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rules_number_is_in_its_categorys_range_and_its_file_in_that_folder(string id)
    {
        Rule rule = Of(id);
        (string category, string folder) = id[..5] switch
        {
            "HCS01" => ("HypercallSdk.Contracts", "Contracts"),
            "HCS02" => ("HypercallSdk.Kernels", "Kernels"),
            "HCS03" => ("HypercallSdk.Use", "Use"),
            _ => ("HypercallSdk.RealXen", "RealXen"),
        };
        Assert.Matches("^HCS0[1-4][0-9]{2}$", id);
        Assert.Equal(category, rule.Descriptor.Category);
        string file = $"generators/HypercallSdk.Analyzers/{folder}/{rule.Analyzer.Name}.cs";
        Assert.True(File.Exists(Repository.Path(file)), $"{id} is not in {file}");
        Assert.Contains($"\"{id}\"", Repository.Read(file), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_with_its_title_and_every_section(string id)
    {
        Rule rule = Of(id);
        Assert.True(File.Exists(Repository.Path(rule.Page)), $"{rule.Page} does not exist");
        string[] lines = Repository.Read(rule.Page).Split('\n');
        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.Equal(_sections, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Contains($"| Category | {rule.Descriptor.Category} |", lines);
        Assert.Contains($"| Severity | {rule.Descriptor.DefaultSeverity} |", lines);
        bool saysThatThereIsNone = lines.Any(line => line.StartsWith("| Fix | none", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(rule.Fix is null, saysThatThereIsNone);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_links_to_its_page(string id) =>
        Assert.EndsWith($"/{Of(id).Page}", Of(id).Descriptor.HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_its_row_among_the_releases(string id)
    {
        Rule rule = Of(id);
        Assert.Contains($"{id} | {rule.Descriptor.Category} | {rule.Descriptor.DefaultSeverity} | [{rule.Title}]({rule.Descriptor.HelpLinkUri})", Releases());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_tests_and_its_fix_too(string id)
    {
        Rule rule = Of(id);
        bool isTested = typeof(RuleHouseTests).Assembly.GetTypes().Where(type => !type.IsAbstract).SelectMany(BasesOf)
            .Any(type => rule.Fix is { } fix
                ? Is(type, typeof(FixTests<,>), rule.Analyzer, fix.GetType())
                : Is(type, typeof(RuleTests<,>), rule.Analyzer));
        Assert.True(isTested, rule.Fix is null ? $"no test class derives from RuleTests<{rule.Analyzer.Name}>" : $"no test class derives from FixTests<{rule.Analyzer.Name}, {rule.Fix.GetType().Name}>");
    }

    [Fact]
    public void Each_fix_mends_rules_that_there_are_and_all_of_their_reports_at_once()
    {
        foreach (CodeFixProvider fix in Rule.Fixes)
        {
            Assert.NotNull(fix.GetFixAllProvider());
            Assert.All(fix.FixableDiagnosticIds, id => Of(id));
        }
    }

    [Fact]
    public async Task Without_the_SDK_no_rule_looks_at_anything()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Bystander",
            [CSharpSyntaxTree.ParseText("public class C { public object M(int a) { try { return a; } catch { throw; } } }", cancellationToken: TestContext.Current.CancellationToken)],
            Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. Rule.All.Select(rule => (DiagnosticAnalyzer)Activator.CreateInstance(rule.Analyzer)!)];
        CompilationWithAnalyzers run = compilation.WithAnalyzers(analyzers);
        Assert.Empty(await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        foreach (DiagnosticAnalyzer analyzer in analyzers)
        {
            AnalyzerTelemetryInfo actions = await run.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
            int registered = actions.CompilationActionsCount + actions.CompilationEndActionsCount + actions.OperationActionsCount + actions.OperationBlockActionsCount
                + actions.OperationBlockStartActionsCount + actions.SymbolActionsCount + actions.SymbolStartActionsCount + actions.SyntaxNodeActionsCount
                + actions.SyntaxTreeActionsCount + actions.SemanticModelActionsCount + actions.CodeBlockActionsCount + actions.CodeBlockStartActionsCount
                + actions.AdditionalFileActionsCount;
            Assert.True(registered == 0, $"{analyzer.GetType().Name} registers {registered} actions");
        }
    }

    [Fact]
    public void The_index_of_the_rules_is_what_the_rules_say()
    {
        string[] known = [.. Rule.All.Select(rule => rule.Id)];
        string[] listed = [.. RuleRow().Matches(string.Join('\n', Releases())).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
        Assert.Equal(known, listed);
        Repository.Holds("docs/rules/README.md", RuleIndex.Write(Rule.All));
    }

    private static Rule Of(string id) => Rule.All.Single(rule => rule.Id == id);

    private static IEnumerable<Type> BasesOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }

    private static bool Is(Type type, Type definition, params Type[] arguments) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() == definition && type.GenericTypeArguments.Take(arguments.Length).SequenceEqual(arguments);

    private static string[] Releases() =>
        [.. Repository.Read("generators/HypercallSdk.Analyzers/AnalyzerReleases.Shipped.md").Split('\n'), .. Repository.Read("generators/HypercallSdk.Analyzers/AnalyzerReleases.Unshipped.md").Split('\n')];

    [GeneratedRegex(@"^(HCS\d{4}) \|", RegexOptions.Multiline)]
    private static partial Regex RuleRow();
}
