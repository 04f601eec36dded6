using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HypercallSdk.Architecture.Tests;

/// <summary>
/// What the compiler wrote, not what the project file says: each built library names only assemblies below it, so
/// that a reference that came in sideways (through a package or a transitive project) is seen too.
/// </summary>
public sealed class AssemblyLayeringTests
{
    [Theory]
    [InlineData("HypercallSdk.Abi")]
    [InlineData("HypercallSdk.Guest")]
    [InlineData("HypercallSdk.Cpu")]
    [InlineData("HypercallSdk.Hypervisor")]
    [InlineData("HypercallSdk.Testing")]
    public void An_assembly_names_only_assemblies_below_it(string assembly)
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        using PEReader image = new(file);
        MetadataReader metadata = image.GetMetadataReader();
        string[] wrong =
        [
            .. metadata.AssemblyReferences
                .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(name => name.StartsWith("HypercallSdk.", StringComparison.Ordinal))
                .Where(name => ProjectLayers.WhyNot(assembly, name, asAnalyzer: false) is not null),
        ];
        Report.None(wrong);
    }
}
