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
        XenBoot boot = await KernelProject.BuildAndBoot(KernelSource.MembersOf(nameof(DeclaredAnswersKernel)));
        string[] lines = boot.HasPassed().Lines;
        Assert.True(lines is ["207 answers as documented"], string.Join('\n', lines));
    }
}
