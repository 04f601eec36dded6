using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// What the documentation says of operations that the built-in hypervisor does not serve is what Xen 4.17 answers:
/// <see cref="DeclaredAnswersKernel"/> asks it.
/// </summary>
public sealed class DeclaredAnswersTests
{
    [Fact]
    public async Task Every_documented_answer_of_what_is_declared_alone_is_real_Xens()
    {
        string folder = Path.Combine(SourceRoot.Directory, "tests", "HypercallSdk.Xen.Tests");
        string[] files = Directory.GetFiles(folder, nameof(DeclaredAnswersKernel) + "*.cs");
        XenBoot boot = await KernelProject.BuildAndBoot(string.Concat(files.Order(StringComparer.Ordinal).Select(MembersOf)));
        string[] lines = boot.HasPassed().Lines;
        Assert.True(lines is ["193 answers as documented"], string.Join('\n', lines));
    }

    private static string MembersOf(string file)
    {
        string source = File.ReadAllText(file);
        return source[(source.IndexOf('{', StringComparison.Ordinal) + 1)..source.LastIndexOf('}')];
    }
}
