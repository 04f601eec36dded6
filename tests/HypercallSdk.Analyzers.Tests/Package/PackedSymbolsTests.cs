// What a user steps into: the package's assemblies have their symbols and their sources in them, and nothing tells where they were
// built.
using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Package;

public sealed class PackedSymbolsTests : IDisposable
{
    // PortableCustomDebugInfoKinds.EmbeddedSource.
    private static readonly Guid _embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly string _feed = Directory.CreateTempSubdirectory("hypercallsdk-symbols-").FullName;

    [Fact]
    public async Task Packed_assemblies_have_symbols_and_sources_in_them_and_no_path_of_the_machine()
    {
        Assert.SkipUnless(Repository.Configuration == "Release", "a package is made of the Release build: a Debug build's paths are those that its debugger opens");
        (int exitCode, string output) = await DotNet.Run(Repository.Root, "pack", "src/HypercallSdk.Package", "-c", Repository.Configuration, "--no-build", "-o", _feed);
        Assert.True(exitCode == 0, output);
        using ZipArchive package = ZipFile.OpenRead(Directory.GetFiles(_feed, "*.nupkg").Single());
        string[] names = [.. package.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".dll", StringComparison.Ordinal))];
        Assert.Equal(8, names.Length);
        foreach (string name in names)
        {
            byte[] image = await Read(package, name);
            DoesNotName(image, name);
            using var reader = new PEReader(new MemoryStream(image));
            DebugDirectoryEntry entry = Assert.Single(reader.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using MetadataReaderProvider provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
            Check(provider.GetMetadataReader(), name);
        }
    }

    public void Dispose() => Directory.Delete(_feed, recursive: true);

    private static void Check(MetadataReader symbols, string name)
    {
        Assert.NotEmpty(symbols.Documents);
        foreach (DocumentHandle handle in symbols.Documents)
        {
            string file = symbols.GetString(symbols.GetDocument(handle).Name);
            Assert.True(file.StartsWith("/_/", StringComparison.Ordinal) || !Path.IsPathRooted(file), $"{name}: {file}");
            bool hasSource = symbols.GetCustomDebugInformation(handle).Any(each => symbols.GetGuid(symbols.GetCustomDebugInformation(each).Kind) == _embeddedSource);
            Assert.True(hasSource || name.StartsWith("analyzers/", StringComparison.Ordinal), $"{name}: the source of {file} is not in it");
        }

        foreach (CustomDebugInformationHandle each in symbols.CustomDebugInformation)
            DoesNotName(symbols.GetBlobBytes(symbols.GetCustomDebugInformation(each).Value), name);
    }

    private static void DoesNotName(byte[] bytes, string name)
    {
        foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode])
            Assert.True(bytes.AsSpan().IndexOf(encoding.GetBytes(Repository.Root)) < 0, $"{name} names {Repository.Root}");
    }

    private static async Task<byte[]> Read(ZipArchive package, string name)
    {
        await using Stream stream = await package.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
