using System;
using HypercallSdk.Generators.Tests.Harness;
using HypercallSdk.Generators.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Tests;

/// <summary>Documentation is carried over, means the same where it goes, and is never missing where the compiler asks for it.</summary>
public sealed class DocCommentTests
{
    [Fact]
    public void References_are_resolved_so_that_they_need_no_usings()
    {
        string stubs = Stubs(ContractShapes.Documented, DocumentationMode.Diagnose);
        Assert.Contains("""see <see cref="F:HypercallSdk.Abi.XenErrno.NotPermitted"/>.</summary>""", stubs, StringComparison.Ordinal);
        Assert.Contains("""/// <param name="amount">How many.</param>""", stubs, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_documentation_file_the_comment_is_carried_over_as_it_stands()
    {
        string stubs = Stubs(ContractShapes.Documented, DocumentationMode.None);
        Assert.Contains("""see <see cref="XenErrno.NotPermitted"/>.</summary>""", stubs, StringComparison.Ordinal);
        Assert.Contains("/// Counts things.\n///\n///   Indented as it was.\n", stubs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void The_summary_in_the_description_is_plain_text(DocumentationMode mode)
    {
        string operations = Sources(ContractShapes.Documented, mode).Sources["Shapes.IDocumented.Operations.g.cs"];
        Assert.Contains("Summary = \"Adds amount < 10 to the count; see NotPermitted.\"", operations, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contract_without_documentation_gets_some_where_the_compiler_asks_for_it()
    {
        Generation generation = Generation.Of("""
            using HypercallSdk.Abi;

            #pragma warning disable CS1591 // the user's own choice
            [HypercallContract]
            public interface IBare
            {
                [Hypercall((HypercallNumber)50)] HypercallResult Do();
            }
            """);
        Assert.Empty(generation.Mistakes);
        Assert.Contains("/// <summary>The guest's end of <c>IBare</c>.</summary>", generation.Sources["IBare.Stubs.g.cs"], StringComparison.Ordinal);
        Assert.Contains("/// <summary>Makes the hypercall <c>IBare.Do</c>.</summary>", generation.Sources["IBare.Stubs.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/// <summary>Is < broken.</summary>")]
    [InlineData("/// <summary>Is <b>broken.</summary>")]
    [InlineData("/// Is no XML at all & that's that.")]
    [InlineData("/** <summary>Is in a block.</summary> */")]
    [InlineData("/// <summary>Refers to <see cref=\"Missing\"/>.</summary>")]
    [InlineData("/// <include file='missing.xml' path='x'/>")]
    public void A_comment_that_is_no_documentation_adds_no_mistake(string comment)
    {
        string source = $$"""
            using HypercallSdk.Abi;

            /// <summary>Is a contract.</summary>
            [HypercallContract]
            public interface IBroken
            {
                {{comment}}
                [Hypercall((HypercallNumber)50)] HypercallResult Do();
            }
            """;
        Generation generation = Generation.Of(source);
        Assert.Equal(
            Compiler.Mistakes(generation.Input).Length,
            generation.Mistakes.Length);
    }

    private static string Stubs(string source, DocumentationMode mode) => Sources(source, mode).Sources["Shapes.IDocumented.Stubs.g.cs"];

    private static Generation Sources(string source, DocumentationMode mode)
    {
        CSharpCompilation compilation = Compiler.CompileFiles([("File0.cs", source)], Compiler.ParseOptions.WithDocumentationMode(mode));
        Generation generation = Generation.Of(compilation);
        Assert.Empty(generation.Mistakes);
        return generation;
    }
}
