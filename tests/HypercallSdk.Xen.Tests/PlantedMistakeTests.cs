using System;
using System.IO;
using System.Threading.Tasks;
using HypercallSdk.Abi;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Kernels with a mistake planted in them fail on real Xen, and say why: one that reads by a structure with a misplaced field,
/// and one whose trap handler changes the vector registers under entries that do not save them. The same kernels without the
/// mistake pass, so it is the mistake that fails them.
/// </summary>
/// <remarks>One that panics and one that hangs: <see cref="OnXenTests"/>.</remarks>
public sealed class PlantedMistakeTests
{
    // The mask is the same as the one that Xen saved in the frame of a trap, which is no structure of ours.
    private const string ReadsTheMask =
        """
            private byte _saved;

            [Boot]
            private void Start(in StartInfo info)
            {
                KernelMemory.MapPage(KernelMemory.ScratchPage, info.SharedInfo.Frame);
                byte mask = new GuestPointer<StructureUnderTest>(KernelMemory.ScratchPage.Value).Read().UpcallMask;
                Gate.RaiseTrap((byte)TrapVector.Breakpoint);
                GuestConsole.WriteLine($"upcall mask: {mask}, and in the trap's frame {_saved}");
                if (mask != _saved)
                {
                    SchedOp.Crash();
                }

                SchedOp.PowerOff();
            }

            [TrapHandler(TrapVector.Breakpoint)]
            private void OnBreakpoint(ref TrapFrame frame) => _saved = (byte)(frame.Cs >> 32);
        """;

    [Fact]
    public async Task A_kernel_that_reads_by_a_misplaced_field_notices_and_does_not_pass()
    {
        string declaration = Path.Combine(SourceRoot.Directory, "tests", "HypercallSdk.Abi.Tests", "Planted", "MisplacedVcpuInfo.cs");
        using var kernel = new KernelProject(ReadsTheMask.Replace("StructureUnderTest", "HypercallSdk.Abi.Tests.Planted.MisplacedVcpuInfo", StringComparison.Ordinal));
        kernel.Add(declaration);
        ProcessRun run = await BuildAndRun(kernel);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("upcall mask: 0, and in the trap's frame 1\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("on-xen: the kernel crashed its domain\n", run.Output, StringComparison.Ordinal);

        kernel.Rewrite(ReadsTheMask.Replace("StructureUnderTest", nameof(VcpuInfo), StringComparison.Ordinal));
        run = await BuildAndRun(kernel);
        Assert.Equal("upcall mask: 1, and in the trap's frame 1\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_handler_that_changes_vector_registers_does_no_harm_and_is_noticed_where_the_entries_do_not_save_them()
    {
        string members = KernelSource.MembersOf(nameof(VectorRegistersKernel));
        using (var kernel = new KernelProject(members))
        {
            ProcessRun run = await BuildAndRun(kernel);
            Assert.Equal("1 trap, 16 of 16 vector registers kept\n", run.Output);
            Assert.Equal(0, run.ExitCode);
        }

        string entries = Directory.CreateTempSubdirectory("hypercallsdk-entries-").FullName;
        try
        {
            PlantEntriesThatSaveNoVectorRegisters(entries);
            using var kernel = new KernelProject(members, entries);
            ProcessRun run = await BuildAndRun(kernel);
            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith("1 trap, 0 of 16 vector registers kept\n", run.Output, StringComparison.Ordinal);
            Assert.EndsWith("on-xen: the kernel crashed its domain\n", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(entries, recursive: true);
        }
    }

    private static void PlantEntriesThatSaveNoVectorRegisters(string folder)
    {
        foreach (string file in Directory.GetFiles(Path.Combine(SourceRoot.Directory, "src", "HypercallSdk.CoreLib", "xen")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

        string entries = Path.Combine(folder, "entries.S");
        string source = File.ReadAllText(entries);
        string planted = source.Replace("\tfxsave64 (%rsp)\n", "", StringComparison.Ordinal).Replace("\tfxrstor64 (%rsp)\n", "", StringComparison.Ordinal);
        Assert.Equal(source.Length - "\tfxsave64 (%rsp)\n\tfxrstor64 (%rsp)\n".Length, planted.Length);
        File.WriteAllText(entries, planted);
    }

    private static async Task<ProcessRun> BuildAndRun(KernelProject kernel)
    {
        RealXen.Require();
        await kernel.MustBuild();
        return await ProcessRun.Of(KernelProject.DotNet, [Path.Combine(AppContext.BaseDirectory, "OnXen.dll"), kernel.Image], TimeSpan.FromSeconds(90));
    }
}
