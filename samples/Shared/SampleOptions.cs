using System;
using System.Globalization;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Time;

namespace Samples;

/// <summary>What every sample's command line takes.</summary>
internal sealed class SampleOptions
{
    private const string Usage = "usage: [--seed N] [--time virtual|wall] [--hash]";

    /// <summary>The seed of the run.</summary>
    public ulong Seed { get; private set; }

    /// <summary>Which clock the host runs on.</summary>
    public TimeMode Time { get; private set; } = TimeMode.Virtual;

    /// <summary>Whether to print the state hash at the end.</summary>
    public bool PrintHash { get; private set; }

    /// <summary>Reads the command line, or says what is wrong with it and ends the program with status 2.</summary>
    public static SampleOptions Parse(string[] args)
    {
        SampleOptions options = new();
        for (int index = 0; index < args.Length; index++)
        {
            string? value = index + 1 < args.Length ? args[index + 1] : null;
            switch (args[index])
            {
                case "--hash":
                    options.PrintHash = true;
                    break;
                case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed):
                    options.Seed = seed;
                    index++;
                    break;
                case "--seed":
                    return Refuse($"--seed takes a number, not \"{value}\"");
                case "--time" when value is "virtual" or "wall":
                    options.Time = value == "wall" ? TimeMode.WallClock : TimeMode.Virtual;
                    index++;
                    break;
                case "--time":
                    return Refuse($"--time takes virtual or wall, not \"{value}\"");
                default:
                    return Refuse($"\"{args[index]}\" is not an option");
            }
        }

        return options;
    }

    /// <summary>The host that was asked for, its domains printing on the console.</summary>
    public HostOptions ToHostOptions() => new() { Seed = Seed, Time = Time, ConsoleOutput = Console.Out };

    private static SampleOptions Refuse(string reason)
    {
        Console.Error.WriteLine($"{reason}. {Usage}");
        Environment.Exit(2);
        return new SampleOptions();
    }
}
