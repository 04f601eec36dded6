using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace HypercallSdk.Samples.Tests;

/// <summary>FairShare's figures, read from what it prints, for several seeds and numbers of processors.</summary>
public sealed partial class FairShareTests
{
    [Theory]
    [InlineData("1", "0")]
    [InlineData("1", "1")]
    [InlineData("1", "2026")]
    [InlineData("2", "7")]
    [InlineData("4", "3")]
    public async Task Shares_are_within_a_percent_of_the_weights_and_the_cap_and_nobody_starves(string cpus, string seed)
    {
        SampleRun run = await SampleRun.Of("FairShare", "--cpus", cpus, "--seed", seed);
        Assert.Equal(string.Empty, run.Errors);
        Assert.Equal(0, run.ExitCode);
        List<Match> rows = [.. run.Lines.Select(line => Row().Match(line)).Where(match => match.Success)];
        Assert.Equal(5 * int.Parse(cpus, CultureInfo.InvariantCulture), rows.Count);
        foreach (Match row in rows)
        {
            double share = double.Parse(row.Groups["share"].Value, CultureInfo.InvariantCulture);
            double fair = row.Groups["name"].Value switch
            {
                "capped" => 25,
                "four" => 75.0 * 4 / 8,
                "two" => 75.0 * 2 / 8,
                _ => 75.0 / 8,
            };
            Assert.InRange(share, fair * 0.99, fair * 1.01);
        }

        // With each slice 5 ms long, a domain of an eighth of the weight has its turn at least every tenth of a second.
        List<Match> accounts = [.. run.Lines.Select(line => Account().Match(line)).Where(match => match.Success)];
        Assert.Equal(rows.Count, accounts.Count);
        Assert.All(accounts, account => Assert.InRange(int.Parse(account.Groups["wait"].Value, CultureInfo.InvariantCulture), 1, 100_000));

        // The attacker was never there when the clock ticked: charged by that, it would have been charged nothing.
        Assert.All(accounts, account => Assert.Equal(account.Groups["name"].Value == "attacker", account.Groups["ticks"].Value == "0"));
    }

    [GeneratedRegex(@"^(?<name>[a-z]+)(-\d+)? +\d+ +[-0-9]+ +(?<share>[0-9.]+) +[0-9.]+ +-?[0-9.]+ %$")]
    private static partial Regex Row();

    [GeneratedRegex(@"^\((?<name>[a-z]+)(-\d+)?\) worked \d+ ms, was running at (?<ticks>\d+) ticks, waited at most (?<wait>\d+) us$")]
    private static partial Regex Account();
}
