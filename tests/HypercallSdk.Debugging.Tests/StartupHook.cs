// In the program that is debugged: .NET calls it before Main, since DOTNET_STARTUP_HOOKS names this assembly.
using System;

/// <summary>Holds the program until the debugger is attached: it says that it waits, and waits for a line.</summary>
internal static class StartupHook
{
    /// <summary>What the program prints when it waits.</summary>
    public const string Waiting = "waiting for the debugger";

    /// <summary>Called by the runtime, by its name.</summary>
    public static void Initialize()
    {
        Console.WriteLine(Waiting);
        _ = Console.ReadLine(); // the line says "go on", nothing else
    }
}
