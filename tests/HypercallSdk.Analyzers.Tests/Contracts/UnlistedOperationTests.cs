// HCS0111. The project's hypercalls are committed as a file, so that an addition is seen in review; a number and command that
// were given up stay so, because old guests go on making the call.
using System.Collections.Generic;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;
using static HypercallSdk.Analyzers.Tests.Contracts.AbiSource;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class UnlistedOperationTests : FixTests<UnlistedOperationAnalyzer, UnlistedOperationCodeFix>
{
    private const string Header = "# What guests were built against.\n\n";

    protected override IEnumerable<(string Name, string Text)> AdditionalFiles => [(File, Header + ReadLine + "\n*RETIRED* 50.1 IBoardOp.Old() = 1234567890123456\n")];

    protected override string Bug => ContractSource.Of(Read + "\n" + SetFan.Replace("SetFan", "{|HCS0111:SetFan|}", System.StringComparison.Ordinal), Reading);

    protected override string Mended => ContractSource.Of(Read, Reading);

    // What a rule rejects is no operation yet.
    protected override string NearMiss => ContractSource.Of("[Hypercall((HypercallNumber)50, Command = 7)] void Rejected();\n" + Read, Reading);

    protected override string Before => Bug;

    protected override string After => Markup.Remove(Bug);

    protected override string BeforeAll => ContractSource.Of(
        Count.Replace("Count", "{|HCS0111:Count|}", System.StringComparison.Ordinal) + "\n" + SetFan.Replace("SetFan", "{|HCS0111:SetFan|}", System.StringComparison.Ordinal) + "\n" + Read,
        Reading);

    protected override string AfterAll => Markup.Remove(BeforeAll);

    [Fact]
    public Task What_was_given_up_may_not_be_used_again() => Reports(ContractSource.Of(
        Read + "\n[Hypercall((HypercallNumber)50, Command = 1)] HypercallResult {|HCS0111:Again|}();",
        Reading));

    [Fact]
    public async Task Without_the_file_nothing_is_reported()
    {
        var test = Test(Markup.Remove(Bug));
        test.TestState.AdditionalFiles.Clear();
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    protected override IEnumerable<(string Name, string Text)> FixedAdditionalFiles(string after) =>
        [(File, Header + ReadLine + "\n*RETIRED* 50.1 IBoardOp.Old() = 1234567890123456\n" + SetFanLine + "\n" + (after == AfterAll ? CountLine + "\n" : ""))];
}
