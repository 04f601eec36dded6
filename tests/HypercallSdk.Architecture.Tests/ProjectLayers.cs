using System;
using System.Linq;

namespace HypercallSdk.Architecture.Tests;

/// <summary>
/// The house as docs/architecture.md draws it: a project references only projects below it. The compiler side stands
/// beside the ladder: it references nothing of ours that runs, and whoever compiles contracts or kernels loads it.
/// </summary>
internal static class ProjectLayers
{
    private static readonly string[] _ladder =
    [
        "HypercallSdk.Templates",
        "HypercallSdk.Package",
        "HypercallSdk.Cli",
        "HypercallSdk.Toolstack",
        "HypercallSdk.Devices",
        "HypercallSdk.XenStore",
        "HypercallSdk.Testing",
        "HypercallSdk.Hypervisor",
        Processor,
        "HypercallSdk.Guest",
        "HypercallSdk.Abi",
        "HypercallSdk.CoreLib",
    ];

    // An x86-64 processor, whatever runs on it.
    private const string Processor = "HypercallSdk.Cpu";

    // Wrong on purpose, and so not built with the others.
    private const string Mistakes = "samples/Mistakes/Kernel/Mistakes.Kernel.csproj";

    private static readonly string[] _compilerSide =
    [
        "HypercallSdk.CodeFixes",
        "HypercallSdk.Analyzers",
        "HypercallSdk.Generators",
    ];

    /// <summary>Whether a project stands outside the solution: the kernel whose mistakes are its purpose.</summary>
    public static bool IsOutsideTheSolution(string projectFile) => projectFile == Mistakes;

    /// <summary>Whether <paramref name="project"/> has a place in the house.</summary>
    public static bool IsKnown(string project) => KindOf(project) != ProjectKind.Unknown;

    /// <summary>Why <paramref name="from"/> may not reference <paramref name="to"/>, or null when it may.</summary>
    /// <param name="from">The project that references.</param>
    /// <param name="to">The project that it names.</param>
    /// <param name="asAnalyzer">Whether the reference only loads <paramref name="to"/> into the compiler.</param>
    public static string? WhyNot(string from, string to, bool asAnalyzer)
    {
        ProjectKind source = KindOf(from);
        ProjectKind target = KindOf(to);
        if (source == ProjectKind.Unknown || target == ProjectKind.Unknown)
        {
            return "it is not a project of the house: give it a place in docs/architecture.md and in ProjectLayers";
        }

        if (asAnalyzer)
        {
            return target == ProjectKind.CompilerSide ? null : "only the compiler side is loaded as an analyzer";
        }

        return (source, target) switch
        {
            (ProjectKind.Library, _) when from == Processor => "the processor knows nothing of ours",
            (ProjectKind.Library, ProjectKind.Library) => WhyNotBelow(_ladder, from, to),
            (ProjectKind.CompilerSide, ProjectKind.CompilerSide) => WhyNotBelow(_compilerSide, from, to),
            (ProjectKind.Library or ProjectKind.CompilerSide, _) => "what runs and what compiles reference each other only as analyzers, and never samples, tests or benchmarks",
            (ProjectKind.Kernel, ProjectKind.Library) => Array.IndexOf(_ladder, to) >= Array.IndexOf(_ladder, "HypercallSdk.Guest") ? null : "a kernel leans on the guest library and the ABI alone",
            (ProjectKind.Kernel, ProjectKind.Kernel) => null,
            (ProjectKind.Kernel, _) => "a kernel leans on the guest library and the ABI alone",
            (ProjectKind.Comparison, ProjectKind.CompilerSide) => "a tool does not use the compiler side but as an analyzer",
            (_, ProjectKind.Test or ProjectKind.Benchmark) => "nothing references a test or a benchmark",
            (ProjectKind.Tool, not ProjectKind.Tool) => "a tool works on images, and needs nothing of ours that made them",
            (ProjectKind.Sample, ProjectKind.CompilerSide) => "a sample's host program does not use the compiler side but as an analyzer",
            _ => null,
        };
    }

    private static string? WhyNotBelow(string[] ladder, string from, string to) =>
        Array.IndexOf(ladder, to) > Array.IndexOf(ladder, from) ? null : "it does not stand below";

    private static ProjectKind KindOf(string project) => project switch
    {
        _ when Array.IndexOf(_ladder, project) >= 0 => ProjectKind.Library,
        _ when Array.IndexOf(_compilerSide, project) >= 0 => ProjectKind.CompilerSide,
        _ when project.EndsWith(".Tests", StringComparison.Ordinal) => ProjectKind.Test,
        _ when project.EndsWith(".Benchmarks", StringComparison.Ordinal) => ProjectKind.Benchmark,
        _ when project.EndsWith(".Kernel", StringComparison.Ordinal) || project.EndsWith(".Contracts", StringComparison.Ordinal) => ProjectKind.Kernel,
        "Differential" => ProjectKind.Comparison,
        _ when SourceTree.Files.Any(file => file.StartsWith("tools/", StringComparison.Ordinal) && file.EndsWith($"/{project}.csproj", StringComparison.Ordinal)) => ProjectKind.Tool,
        _ when SourceTree.Files.Contains($"samples/{project}/{project}.csproj") => ProjectKind.Sample,
        "Debugged.CustomHypercall" or "Debugged.Hello" => ProjectKind.Sample, // tests/HypercallSdk.Debugging.Tests: those samples, built for debugging
        "Tour.Host" => ProjectKind.Sample, // docs/guide/code: the project of the guide's reader
        _ => ProjectKind.Unknown,
    };
}
