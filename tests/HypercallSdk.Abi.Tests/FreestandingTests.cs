using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi.Tests.Rules;

namespace HypercallSdk.Abi.Tests;

/// <summary>Abi and the guest library compile without a runtime beneath them: no construct in them needs one.</summary>
public sealed class FreestandingTests
{
    [Theory]
    [InlineData("src/HypercallSdk.Abi")]
    [InlineData("src/HypercallSdk.Guest")]
    public void A_library_that_kernels_are_linked_with_needs_no_runtime(string folder)
    {
        string[] files = [.. RepositoryFiles.SourcesOf(folder).Where(file => !file.Contains("/Targets/Hosted/", StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        IEnumerable<string> broken = files.SelectMany(file => FreestandingRules.Broken(RepositoryFiles.Read(file)).Select(rule => $"{file}, {rule}"));
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("record struct R(int A);", "record")]
    [InlineData("class C { void M() { try { } catch { } } }", "caught")]
    [InlineData("class C { void M() { lock (this) { } } }", "monitors")]
    [InlineData("class C { object M() => typeof(C); }", "reflection")]
    [InlineData("class C { string M(int a) => \"a\" + a; }", "sum of strings")]
    [InlineData("class C { [System.ThreadStatic] static int _a; }", "thread-local")]
    [InlineData("class C { int[] M() => new int[3]; }", "arrays")]
    [InlineData("class C { System.Action M() => () => { }; }", "delegates")]
    [InlineData("class C { public virtual void M<T>() { } }", "generic virtual")]
    [InlineData("using System.Linq;", "System.Linq")]
    public void A_construct_that_needs_a_runtime_is_found(string source, string rule) =>
        Assert.Contains(rule, Assert.Single(FreestandingRules.Broken(source)), StringComparison.Ordinal);

    [Fact]
    public void What_only_the_hosted_target_compiles_is_not_looked_at() =>
        Assert.Empty(FreestandingRules.Broken("#if !HYPERCALLSDK_XEN\nrecord R;\n#endif\n"));
}
