using System.Collections.Generic;
using System.Linq;

namespace HypercallSdk.Architecture.Tests;

/// <summary>Says everything that breaks a rule, not only how much.</summary>
internal static class Report
{
    /// <summary>Fails with each of <paramref name="violations"/> on a line of its own.</summary>
    public static void None(IEnumerable<string> violations)
    {
        string[] all = [.. violations];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
