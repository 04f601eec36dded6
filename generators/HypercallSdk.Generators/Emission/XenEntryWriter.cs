using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Generators.Emission;

/// <summary>Writes what the xen target's assembly stubs call, and the kernel's state: a static there, as nowhere else.</summary>
internal static class XenEntryWriter
{
    public static SourceText Write(KernelModel kernel)
    {
        string self = kernel.Place.FullName;
        string runtime = $"{Emitted.KernelRuntime}<{self}>";
        string name = string.Join("_", System.Linq.Enumerable.Select(kernel.Place.Chain, static header => header.Name.TrimStart('@')));
        var besides = new TypePlace(kernel.Place.Namespace, new EquatableArray<TypeHeader>([kernel.Place.Self]));
        return SourceFile.Write(besides, "HYPERCALLSDK_XEN", writer =>
        {
            writer.Line($"/// <summary>The entries of <c>{kernel.Place.Self.Name}</c> on real Xen.</summary>");
            writer.Line(SourceFile.GeneratedMethod);
            using (writer.Block($"internal static unsafe class {name}XenEntry", "}"))
            {
                writer.Line($"private static {self} _kernel;");
                writer.Line();
                writer.Line("/// <summary>Where the domain starts, upcalls masked; it ends in the idle loop.</summary>");
                writer.Line("[global::System.Runtime.RuntimeExport(\"hypercallsdk_boot\")]");
                using (writer.Block($"public static void Boot({Emitted.StartInfo}* info)", "}"))
                {
                    writer.Line($"{runtime}.Boot(ref _kernel, new {Emitted.GuestPointer}<{Emitted.StartInfo}>((ulong)info));");
                    writer.Line($"{runtime}.RunIdleLoop(ref _kernel);");
                }

                writer.Line();
                writer.Line("/// <summary>Where a further vCPU starts, upcalls masked, on its own stack; it ends in the idle loop.</summary>");
                writer.Line("[global::System.Runtime.RuntimeExport(\"hypercallsdk_boot_vcpu\")]");
                using (writer.Block("public static void BootVcpu()", "}"))
                {
                    writer.Line($"{runtime}.BootVcpu(ref _kernel);");
                    writer.Line($"{runtime}.RunIdleLoop(ref _kernel);");
                }

                writer.Line();
                writer.Line("/// <summary>Traps, upcalls and system calls, told apart by the frame's vector.</summary>");
                writer.Line("[global::System.Runtime.RuntimeExport(\"hypercallsdk_trap\")]");
                using (writer.Block($"public static void Trap({Emitted.TrapFrame}* frame)", "}"))
                {
                    writer.Line("// SAFETY: the assembly stub passes the frame that it has just built on this stack.");
                    writer.Line($"{runtime}.Trap(ref _kernel, ref *frame);");
                }
            }
        });
    }
}
