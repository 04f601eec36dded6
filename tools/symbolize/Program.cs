using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Symbolize;

/// <summary><c>symbolize KERNEL.elf [DUMP]</c>: a crash dump with the C# lines behind its addresses.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        Argument<FileInfo> image = new("KERNEL.elf") { Description = "The image that crashed; its symbols lie beside it." };
        Argument<FileInfo?> dump = new("DUMP") { Description = "The text to read; standard input unless told.", Arity = ArgumentArity.ZeroOrOne };
        RootCommand command = new("Writes the C# line behind each code address of a crash dump of Xen's.") { image, dump };
        command.SetAction(async (result, cancel) => await Run(result.GetRequiredValue(image), result.GetValue(dump), cancel));
        return command.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> Run(FileInfo image, FileInfo? dump, CancellationToken cancel)
    {
        try
        {
            string text = dump is null ? await Console.In.ReadToEndAsync(cancel) : await File.ReadAllTextAsync(dump.FullName, cancel);
            IReadOnlyList<string> lines = await CrashDump.Annotate(text.TrimEnd('\n').Split('\n'), SourceLines.Of(image.FullName));
            foreach (string line in lines)
                Console.WriteLine(line);

            return 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"symbolize: {exception.Message}");
            return 2;
        }
    }
}
