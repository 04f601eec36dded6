// The same kernel in both places runs the same program, Debian's busybox as it comes: from one boot module, on real Xen's page tables and
// QEMU's processor, and on the built-in hypervisor's. Passing condition: it prints the same lines and ends with the same status.
using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OnXen;

namespace HypercallSdk.Xen.Tests;

/// <summary>MiniUnix on real Xen.</summary>
public sealed class MiniUnixTests
{
    private const string Busybox = "/bin/busybox";

    private const string Script = """
        for i in 1 2 3; do echo $i; done | wc -l
        echo hello | sha256sum
        seq 1 1000 | awk '{ s += $1 * 0.5 } END { printf "%.2f\n", s }'
        echo '2^200 / 3' | bc
        cat /bin/busybox | gzip -c | gunzip -c | md5sum
        cp -r /bin/busybox /tmp/copy && cmp /bin/busybox /tmp/copy && echo same
        mkdir -p /tmp/a/b && echo text > /tmp/a/b/c && find /tmp/a | sort && tar -cf - -C /tmp a | tar -tf -
        (sleep 0.05; echo later) & wait; echo waited
        trap 'echo signalled' USR1; kill -USR1 $$
        echo c b a | tr ' ' '\n' | sort | xargs echo
        yes | head -n 2
        (sh -c 'kill -SEGV $$'; echo $?) 2>/dev/null
        exit 3
        """;

    [Fact]
    public async Task Busybox_does_on_real_Xen_what_it_does_in_the_built_in_hypervisor()
    {
        RealXen.Require();
        Assert.SkipWhen(!File.Exists(Busybox), $"needs {Busybox} (package busybox-static)");
        string image = await SampleKernel.BuildImage("MiniUnix");
        string module = Path.Combine(Directory.CreateTempSubdirectory("miniunix-").FullName, "module.cpio");
        try
        {
            ProcessRun written = await Run("--module", module, Busybox, "sh", "-c", Script);
            Assert.True(written.ExitCode == 0, written.Output);
            ProcessRun hosted = await Run(Busybox, "sh", "-c", Script);
            Assert.True(hosted.ExitCode == 3, hosted.Output);
            var options = new BootOptions { Module = module, MemoryMegabytes = 128, Limit = SampleKernel.Limit };
            XenBoot boot = new XenBoot(await XenMachine.Boot(image, options)).HasPassed();
            string[] expected = hosted.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

            // There is nobody on real Xen to keep the kernel's log and the status apart from what is printed.
            string[] printed = [.. boot.Lines.Where(static line => !line.StartsWith("miniunix: ", StringComparison.Ordinal))];
            Assert.Equal([.. expected, "The first process has ended: status 3"], printed);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(module)!, recursive: true);
        }
    }

    private static Task<ProcessRun> Run(params string[] arguments)
    {
        string program = Path.Combine(SourceRoot.Directory, "samples", "MiniUnix", "bin", SourceRoot.Configuration, SourceRoot.Framework, "MiniUnix.dll");
        return ProcessRun.Of(KernelProject.DotNet, [program, .. arguments], SampleKernel.Limit);
    }
}
