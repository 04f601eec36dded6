// samples/Mistakes is one kernel with twenty mistakes. Each line that is wrong names what is said of it in a comment at its
// end; a build says exactly that, at exactly those lines.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Mistakes;

public sealed partial class MistakesTests
{
    private const string Folder = "samples/Mistakes/Kernel/";

    [Fact]
    public async Task Twenty_mistakes_are_reported_each_at_its_line_and_nothing_else_is()
    {
        IReadOnlyList<BuildReport> expected = Expected();
        Assert.Equal(20, expected.Count);
        Assert.Equal(20, expected.Select(report => report.Id).Distinct().Count());
        (_, string output) = await DotNet.Run(Repository.Root, "build", Folder, "-c", Repository.Configuration, "-v", "quiet", "--no-incremental", "-p:BuildProjectReferences=false");
        Assert.Equal(expected, BuildReport.In(output));
    }

    [Fact]
    public void The_page_about_the_sample_names_every_one_of_them()
    {
        string page = Repository.Read("samples/Mistakes/README.md");
        Assert.All(Expected(), report => Assert.Contains($"{report.File}({report.Line},", page, StringComparison.Ordinal));
    }

    private static IReadOnlyList<BuildReport> Expected() =>
    [
        .. from file in Repository.Files
           where file.StartsWith(Folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
           let lines = Repository.Read(file).Split('\n')
           from index in Enumerable.Range(0, lines.Length)
           let mark = Mark().Match(lines[index])
           where mark.Success
           let report = new BuildReport(Path.GetFileName(file), index + 1, mark.Groups[1].Value)
           orderby report.File, report.Line, report.Id
           select report,
    ];

    [GeneratedRegex(@"// (HCS\d{4})$")]
    private static partial Regex Mark();
}
