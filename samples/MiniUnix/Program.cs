using System;
using System.IO;
using MiniUnix;

if (RunOptions.Parse(args) is not { } options)
{
    return 2;
}

byte[] program = File.ReadAllBytes(options.Program);
string name = Path.GetFileName(options.Program);
var files = new Archive();
files.AddFile("bin/" + name, program, permissions: 0x1ed);
foreach (string applet in Busybox.Applets(program))
{
    if (applet != name)
    {
        files.AddLink("bin/" + applet, name);
    }
}

if (options.Root is not null)
{
    files.AddTree(options.Root, string.Empty);
}

bool isTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected;
using TerminalMode? mode = isTerminal ? new TerminalMode() : null;
// On a terminal each byte is to be seen at once: the machine may wait for a timer meanwhile.
using Stream output = new BufferedStream(Console.OpenStandardOutput(), isTerminal ? 1 : 1 << 16);
using Stream errors = Console.OpenStandardError();
var machine = new Machine
{
    Arguments = ["/bin/" + name, name, .. options.Arguments],
    Files = files,
    Input = Console.OpenStandardInput(),
    Output = output,
    Errors = errors,
    Log = options.ShowsLog ? errors : Stream.Null,
    IsTerminal = isTerminal,
    TracesCalls = options.TracesCalls,
    MemoryMegabytes = options.MemoryMegabytes,
};
if (options.ModuleFile is { } moduleFile)
{
    File.WriteAllBytes(moduleFile, machine.BootModule());
    return 0;
}

int status = machine.Run();
if (machine.Failure is { } failure)
{
    Console.Error.WriteLine(failure);
}

return status;
