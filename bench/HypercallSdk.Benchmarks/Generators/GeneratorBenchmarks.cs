using System;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Benchmarks.Generators;

/// <summary>
/// The contract generator beside LibraryImport's on as many methods: a cold run, and the run after a keystroke in a file
/// that holds no contract, which is what an editor pays at every key.
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private Scenario _hypercallSdk = null!;
    private Scenario _libraryImport = null!;

    [GlobalSetup]
    public void Setup()
    {
        _hypercallSdk = new Scenario(new global::HypercallSdk.Generators.ContractGenerator(), GeneratorSource.Contract());
        _libraryImport = new Scenario(TargetingPack.LibraryImportGenerator(), GeneratorSource.LibraryImports());
    }

    [Benchmark]
    public GeneratorDriver ColdContract() => _hypercallSdk.Cold();

    [Benchmark]
    public GeneratorDriver ColdLibraryImport() => _libraryImport.Cold();

    [Benchmark]
    public GeneratorDriver UnrelatedEditContract() => _hypercallSdk.AfterUnrelatedEdit();

    [Benchmark]
    public GeneratorDriver UnrelatedEditLibraryImport() => _libraryImport.AfterUnrelatedEdit();

    /// <summary>One generator, its source, and a driver that has run once.</summary>
    private sealed class Scenario
    {
        private readonly IIncrementalGenerator _generator;
        private readonly CSharpCompilation _compilation;
        private readonly SyntaxTree _unrelated;
        private readonly SyntaxTree _unrelatedEdited;
        private readonly GeneratorDriver _warm;

        public Scenario(IIncrementalGenerator generator, string source)
        {
            CSharpParseOptions options = new(LanguageVersion.CSharp13);
            _generator = generator;
            _unrelated = CSharpSyntaxTree.ParseText(GeneratorSource.Unrelated, options, "Unrelated.cs");
            _unrelatedEdited = CSharpSyntaxTree.ParseText(GeneratorSource.UnrelatedEdited, options, "Unrelated.cs");
            _compilation = CSharpCompilation.Create(
                "Bench",
                [CSharpSyntaxTree.ParseText(source, options, "Bench.cs"), _unrelated],
                [.. TargetingPack.References, MetadataReference.CreateFromFile(typeof(HypercallAttribute).Assembly.Location)],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
            _warm = Cold();
            int generated = _warm.GetRunResult().GeneratedTrees.Length;
            if (generated == 0)
            {
                throw new InvalidOperationException($"{generator.GetType().Name} generated nothing: there is nothing to measure.");
            }
        }

        // Fresh source symbols each time: a cold run binds everything that it asks about.
        public GeneratorDriver Cold() => CSharpGeneratorDriver
            .Create([_generator.AsSourceGenerator()], parseOptions: (CSharpParseOptions)_unrelated.Options)
            .RunGenerators(_compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(_compilation.SyntaxTrees));

        public GeneratorDriver AfterUnrelatedEdit() => _warm.RunGenerators(_compilation.ReplaceSyntaxTree(_unrelated, _unrelatedEdited));
    }
}
