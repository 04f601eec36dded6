namespace HypercallSdk.Architecture.Tests;

/// <summary>What a project is, which decides what it may lean on.</summary>
internal enum ProjectKind
{
    /// <summary>No place in the house.</summary>
    Unknown,

    /// <summary>A library under <c>src/</c>.</summary>
    Library,

    /// <summary>A generator, analyzer or code fix.</summary>
    CompilerSide,

    /// <summary>A guest kernel, or the contracts that one shares with its host.</summary>
    Kernel,

    /// <summary>A sample's host program.</summary>
    Sample,

    /// <summary>A program under <c>tools/</c>.</summary>
    Tool,

    /// <summary>A tool that runs the built-in hypervisor beside real Xen, and so leans on both.</summary>
    Comparison,

    /// <summary>A test project.</summary>
    Test,

    /// <summary>A benchmark project.</summary>
    Benchmark,
}
