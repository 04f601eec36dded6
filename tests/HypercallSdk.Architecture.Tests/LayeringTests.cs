using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace HypercallSdk.Architecture.Tests;

/// <summary>
/// Dependencies point one way, down the list of docs/architecture.md. A project that is not on the list fails too: it
/// gets its place before it gets its first reference.
/// </summary>
public sealed class LayeringTests
{
    /// <summary>Every project in the tree.</summary>
    public static TheoryData<string> Projects => [.. SourceTree.ProjectFiles];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_projects_below_it(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        Assert.True(ProjectLayers.IsKnown(name), $"{project} has no place in the house: add it to docs/architecture.md and ProjectLayers.");

        List<string> wrong = [];
        foreach (XElement reference in SourceTree.ReadXml(project).Descendants("ProjectReference"))
        {
            string target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
            bool asAnalyzer = reference.Attribute("OutputItemType")?.Value == "Analyzer";
            if (ProjectLayers.WhyNot(name, target, asAnalyzer) is { } reason)
            {
                wrong.Add($"{name} may not reference {target}: {reason}.");
            }
        }

        Report.None(wrong);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_a_project_references_exists(string project) =>
        Assert.All(SourceTree.ReferencesOf(project), reference => Assert.Contains(reference, SourceTree.Files));

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_solution_contains_every_project(string project) =>
        Assert.Equal(
            !ProjectLayers.IsOutsideTheSolution(project),
            SourceTree.Read("HypercallSdk.sln").Contains($"\"{project.Replace('/', '\\')}\"", StringComparison.Ordinal));

    [Fact]
    public void The_layering_rule_refuses_what_it_should()
    {
        Assert.Null(ProjectLayers.WhyNot("HypercallSdk.Hypervisor", "HypercallSdk.Abi", asAnalyzer: false));
        Assert.Null(ProjectLayers.WhyNot("HypercallSdk.Abi", "HypercallSdk.Generators", asAnalyzer: true));
        Assert.Null(ProjectLayers.WhyNot("HypercallSdk.Testing", "HypercallSdk.Hypervisor", asAnalyzer: false));
        Assert.NotNull(ProjectLayers.WhyNot("HypercallSdk.Hypervisor", "HypercallSdk.Testing", asAnalyzer: false));
        Assert.NotNull(ProjectLayers.WhyNot("HypercallSdk.Abi", "HypercallSdk.Hypervisor", asAnalyzer: false));
        Assert.NotNull(ProjectLayers.WhyNot("HypercallSdk.Cpu", "HypercallSdk.Hypervisor", asAnalyzer: false));
        Assert.NotNull(ProjectLayers.WhyNot("HypercallSdk.Generators", "HypercallSdk.Abi", asAnalyzer: false));
        Assert.NotNull(ProjectLayers.WhyNot("Hello.Kernel", "HypercallSdk.Hypervisor", asAnalyzer: false));
        Assert.NotNull(ProjectLayers.WhyNot("HypercallSdk.Abi", "HypercallSdk.Newcomer", asAnalyzer: false));
    }
}
