// HCS0113. An operation is gone and its line is not marked: the next one could get its number and command, and an old guest's
// call would be taken for that. The fix marks the line.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using static HypercallSdk.Analyzers.Tests.Contracts.AbiSource;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class RemovedOperationTests : FixTests<RemovedOperationAnalyzer, RemovedOperationCodeFix>
{
    protected override IEnumerable<(string Name, string Text)> AdditionalFiles => [(File, $"# Kept.\n{ReadLine}\n{SetFanLine}\n{CountLine}\n")];

    protected override string Bug => ContractSource.Of(Read + "\n" + SetFan, Reading).Replace("interface IBoardOp", "interface {|HCS0113:IBoardOp|}", System.StringComparison.Ordinal);

    protected override string Mended => ContractSource.Of(Read + "\n" + SetFan + "\n" + Count, Reading);

    // One that moved to another contract is not gone; nor is one that a rule rejects.
    protected override string NearMiss => ContractSource.Of(Read + "\n" + SetFan.Replace("HypercallResult", "void", System.StringComparison.Ordinal), Reading)
        + $"\n[HypercallContract] public interface IOther {{ {Count} }}\n";

    protected override string Before => Bug;

    protected override string After => Markup.Remove(Bug);

    protected override string BeforeAll => ContractSource.Of(Read, Reading).Replace("interface IBoardOp", "interface {|HCS0113:{|HCS0113:IBoardOp|}|}", System.StringComparison.Ordinal);

    protected override string AfterAll => Markup.Remove(BeforeAll);

    [Fact]
    public Task Where_the_contract_is_gone_too_the_line_itself_is_reported()
    {
        var test = Test("public class Nothing;");
        test.TestState.AdditionalFiles.Clear();
        test.TestState.AdditionalFiles.Add((File, $"# Kept.\n{{|HCS0113:{ReadLine}|}}\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_fix_mends_a_report_in_the_file_itself()
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Kernel", LanguageNames.CSharp);
        TextDocument file = project.AddAdditionalDocument(File, SourceText.From($"# Kept.\n{ReadLine}\n"), filePath: File);
        Diagnostic report = Diagnostic.Create(
            new RemovedOperationAnalyzer().SupportedDiagnostics[0],
            Location.Create(File, default, default),
            ImmutableDictionary<string, string?>.Empty.Add("Line", "*RETIRED* " + ReadLine));
        List<CodeAction> actions = [];
        var context = new CodeFixContext(file, report, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
        await new RemovedOperationCodeFix().RegisterCodeFixesAsync(context);
        var change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await Assert.Single(actions).GetOperationsAsync(TestContext.Current.CancellationToken)));
        SourceText mended = await change.ChangedSolution.GetAdditionalDocument(file.Id)!.GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"# Kept.\n*RETIRED* {ReadLine}\n", mended.ToString());
    }

    protected override IEnumerable<(string Name, string Text)> FixedAdditionalFiles(string after) =>
        [(File, $"# Kept.\n{ReadLine}\n{(after == AfterAll ? "*RETIRED* " : "")}{SetFanLine}\n*RETIRED* {CountLine}\n")];
}
