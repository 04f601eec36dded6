// HCS0112. A guest that was built against the old shape goes on passing it: another shape is another command. The fix writes
// the line anew for who knows that there is no such guest yet.
using System.Collections.Generic;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;
using static HypercallSdk.Analyzers.Tests.Contracts.AbiSource;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class ChangedOperationTests : FixTests<ChangedOperationAnalyzer, ChangedOperationCodeFix>
{
    private const string OldSetFan = "50.2 IBoardOp.SetFan(uint:4) = 1234567890123456";

    protected override IEnumerable<(string Name, string Text)> AdditionalFiles => [(File, $"{ReadLine}\n{OldSetFan}\n51.- IBoardOp.CountAll() = {CountLine[^16..]}\n")];

    protected override string Bug => ContractSource.Of(Read + "\n" + Marked(SetFan, "SetFan"), Reading);

    protected override string Mended => ContractSource.Of(
        Read + "\n[Hypercall((HypercallNumber)50, Command = 3)] HypercallResult SetFanSpeed(uint fan, uint percent);",
        Reading);

    // Parameters' names and the order of the methods are nobody's business; an operation that is missing is another rule's.
    protected override string NearMiss => ContractSource.Of(
        "[Hypercall((HypercallNumber)51, Command = 7)] HypercallResult New();\n" + Read.Replace(" reading)", " renamed)", System.StringComparison.Ordinal),
        Reading);

    protected override string Before => Bug;

    protected override string After => Markup.Remove(Bug);

    protected override string BeforeAll => ContractSource.Of(Marked(Count, "Count") + "\n" + Marked(SetFan, "SetFan") + "\n" + Read, Reading);

    protected override string AfterAll => Markup.Remove(BeforeAll);

    [Fact]
    public Task A_field_that_became_another_is_reported() => Reports(ContractSource.Of(
        Marked(Read, "Read"),
        Reading.Replace("int Value", "uint Value", System.StringComparison.Ordinal)));

    protected override IEnumerable<(string Name, string Text)> FixedAdditionalFiles(string after) =>
        [(File, $"{ReadLine}\n{SetFanLine}\n{(after == AfterAll ? CountLine : $"51.- IBoardOp.CountAll() = {CountLine[^16..]}")}\n")];

    private static string Marked(string operation, string name) => operation.Replace($" {name}(", $" {{|HCS0112:{name}|}}(", System.StringComparison.Ordinal);
}
