using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Tests.Harness;

/// <summary>
/// A run of the four generators. Every one is checked: a second run over a copy of the same compilation must find each
/// step Cached or Unchanged, and no generator may report anything.
/// </summary>
internal sealed class Generation
{
    private static readonly string[] _steps =
    [
        .. typeof(Steps).GetFields().Select(static field => (string)field.GetRawConstantValue()!),
    ];

    // A run is immutable, and many tests ask for the same one.
    private static readonly ConcurrentDictionary<string, Generation> _known = new(StringComparer.Ordinal);

    private readonly GeneratorDriver _driver;

    private Generation(GeneratorDriver driver, Compilation input, Compilation output)
    {
        _driver = driver;
        Input = input;
        Output = output;
    }

    public Compilation Input { get; }

    /// <summary>The input and what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>The generated sources by hint name, in ordinal order.</summary>
    public SortedDictionary<string, string> Sources
    {
        get
        {
            IEnumerable<GeneratedSourceResult> sources = _driver.GetRunResult().Results.SelectMany(static result => result.GeneratedSources);
            return new(sources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString()), StringComparer.Ordinal);
        }
    }

    /// <summary>Errors and warnings of input and generated code together.</summary>
    public ImmutableArray<Diagnostic> Mistakes => Compiler.Mistakes(Output);

    public static Generation Of(params string[] sources) =>
        _known.GetOrAdd(string.Join("\0", sources), static (_, sources) => Of(Compiler.Compile(sources)), sources);

    public static Generation Of(Compilation input)
    {
        var parseOptions = (CSharpParseOptions)input.SyntaxTrees.First().Options;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ContractGenerator().AsSourceGenerator(), new HandlerGenerator().AsSourceGenerator(), new KernelGenerator().AsSourceGenerator(), new SyscallGenerator().AsSourceGenerator()],
            parseOptions: parseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Generation generation = Run(driver, input);
        Generation second = generation.Again(input.Clone());
        Assert.Empty(second.ChangedSteps);
        Assert.Empty(second.ChangedOutputs);
        Assert.Equal(generation.Sources, second.Sources);
        return generation;
    }

    /// <summary>The same generators, with what they remember, over an edited compilation.</summary>
    public Generation Again(Compilation edited) => Run(_driver, edited);

    /// <summary>The named steps that made something new in this run.</summary>
    public ImmutableArray<string> ChangedSteps =>
    [
        .. _driver.GetRunResult().Results
            .SelectMany(static result => result.TrackedSteps)
            .Where(static step => _steps.Contains(step.Key))
            .SelectMany(static step => step.Value.SelectMany(static run => run.Outputs).Select(output => (step.Key, output.Reason)))
            .Where(static output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Select(static output => $"{output.Key}: {output.Reason}"),
    ];

    /// <summary>How many of the files' writers ran, and the reasons.</summary>
    public ImmutableArray<string> ChangedOutputs =>
    [
        .. _driver.GetRunResult().Results
            .SelectMany(static result => result.TrackedOutputSteps)
            .SelectMany(static step => step.Value.SelectMany(static run => run.Outputs).Select(output => (step.Key, output.Reason)))
            .Where(static output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Select(static output => $"{output.Key}: {output.Reason}"),
    ];

    private static Generation Run(GeneratorDriver driver, Compilation input)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> reported, Xunit.TestContext.Current.CancellationToken);
        Assert.Empty(reported);
        foreach (GeneratorRunResult result in driver.GetRunResult().Results)
        {
            Assert.Null(result.Exception);
        }

        return new Generation(driver, input, output);
    }
}
