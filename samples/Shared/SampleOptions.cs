using System;
using System.Globalization;
using System.IO;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Recording;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Tracing;

namespace Samples;

/// <summary>What every sample's command line takes.</summary>
internal sealed class SampleOptions
{
    private const string Usage = """
        usage: [--seed N] [--time virtual|wall] [--cpus N] [--hash] [--trace FILE] [--record FILE | --replay FILE]
          --seed N         the seed of the run
          --time CLOCK     virtual time (the default), or the machine's own
          --cpus N         how many physical CPUs the machine has, 1 to 64
          --hash           prints the hash of the state at the end
          --trace FILE     writes what happened: FILE.json for ui.perfetto.dev, FILE.svg as a picture
          --trace-from US  where the picture begins, in microseconds of the run
          --trace-for US   how much of the run it shows
          --record FILE    writes down what came into the run from outside, such as the time of the clock
          --replay FILE    makes the same run again
        """;

    private ulong? _traceFrom;
    private ulong? _traceFor;
    private Stream? _recorded;
    private bool _hasSeed;
    private bool _hasTime;

    /// <summary>The seed of the run.</summary>
    public ulong Seed { get; private set; }

    /// <summary>Which clock the host runs on.</summary>
    public TimeMode Time { get; private set; } = TimeMode.Virtual;

    /// <summary>How many physical CPUs the machine has.</summary>
    public int PhysicalCpus { get; private set; } = 1;

    /// <summary>How long a call of <see cref="Host.Run"/> lasts at most; without end when null.</summary>
    public TimeSpan? RunLimit { get; private set; }

    /// <summary>How long a vCPU runs before the next one has its turn.</summary>
    public TimeSpan TimeSlice { get; private set; }

    /// <summary>Whether to print the state hash at the end.</summary>
    public bool PrintHash { get; private set; }

    /// <summary>Where the trace goes; nowhere when null.</summary>
    public string? TraceFile { get; private set; }

    /// <summary>Where the run is recorded; nowhere when null.</summary>
    public string? RecordFile { get; private set; }

    /// <summary>The recording that is replayed; none when null.</summary>
    public string? ReplayFile { get; private set; }

    /// <summary>Reads the command line, or says what is wrong with it and ends the program with status 2.</summary>
    public static SampleOptions Parse(string[] args, TimeSpan? runLimit = null, TimeSpan? timeSlice = null)
    {
        SampleOptions options = new() { RunLimit = runLimit, TimeSlice = timeSlice ?? new HostOptions().TimeSlice };
        for (int index = 0; index < args.Length; index++)
        {
            string? value = index + 1 < args.Length ? args[index + 1] : null;
            switch (args[index])
            {
                case "--hash":
                    options.PrintHash = true;
                    continue;
                case "--seed" when IsNumber(value, out ulong seed):
                    options.Seed = seed;
                    options._hasSeed = true;
                    break;
                case "--seed":
                    return Refuse($"--seed takes a number, not \"{value}\"");
                case "--cpus" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int cpus) && cpus is >= 1 and <= 64:
                    options.PhysicalCpus = cpus;
                    break;
                case "--cpus":
                    return Refuse($"--cpus takes a number from 1 to 64, not \"{value}\"");
                case "--time" when value is "virtual" or "wall":
                    options.Time = value == "wall" ? TimeMode.WallClock : TimeMode.Virtual;
                    options._hasTime = true;
                    break;
                case "--time":
                    return Refuse($"--time takes virtual or wall, not \"{value}\"");
                case "--trace" when value is not null && Path.GetExtension(value) is ".json" or ".svg":
                    options.TraceFile = value;
                    break;
                case "--trace":
                    return Refuse($"--trace takes a file that ends in .json or .svg, not \"{value}\"");
                case "--trace-from" when IsNumber(value, out ulong from):
                    options._traceFrom = from * 1000;
                    break;
                case "--trace-for" when IsNumber(value, out ulong length):
                    options._traceFor = length * 1000;
                    break;
                case "--trace-from" or "--trace-for":
                    return Refuse($"{args[index]} takes a number of microseconds, not \"{value}\"");
                case "--record" when value is not null:
                    options.RecordFile = value;
                    break;
                case "--replay" when value is not null:
                    options.ReplayFile = value;
                    break;
                case "--record" or "--replay":
                    return Refuse($"{args[index]} takes a file");
                default:
                    return Refuse($"\"{args[index]}\" is not an option");
            }

            index++;
        }

        return options.Open();
    }

    /// <summary>The host that was asked for, its domains printing on the console.</summary>
    public HostOptions ToHostOptions() => new()
    {
        Seed = Seed,
        Time = Time,
        PhysicalCpus = PhysicalCpus,
        RunLimit = RunLimit,
        TimeSlice = TimeSlice,
        ConsoleOutput = Console.Out,
        Trace = TraceFile is null ? null : new TraceOptions(),
        Record = RecordFile is null ? null : _recorded,
        Replay = ReplayFile is null ? null : _recorded,
    };

    /// <summary>Ends the recording, compares a replay with its own, writes the trace; says what went where.</summary>
    /// <returns>What is wrong with a replay; nothing when null.</returns>
    public string? Finish(Host host)
    {
        try
        {
            host.EndInputs();
        }
        catch (ReplayException parted)
        {
            return parted.Message;
        }

        _recorded?.Dispose();
        if (RecordFile is not null)
        {
            Console.Error.WriteLine($"recorded: {RecordFile}, {new FileInfo(RecordFile).Length} bytes");
        }

        if (ReplayFile is not null)
        {
            Console.Error.WriteLine($"replayed: {ReplayFile}; the run ended in the recorded state");
        }

        if (TraceFile is not null && host.Trace is { } trace)
        {
            WriteTrace(trace, TraceFile);
        }

        return null;
    }

    private static bool IsNumber(string? text, out ulong number) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private void WriteTrace(TraceBuffer trace, string file)
    {
        if (Path.GetExtension(file) == ".svg")
        {
            using StreamWriter output = new(file);
            trace.WriteSvg(output, new TraceSvgOptions { From = _traceFrom, Length = _traceFor });
        }
        else
        {
            using FileStream output = File.Create(file);
            trace.WriteJson(output);
        }

        string lost = trace.Lost == 0 ? string.Empty : $"; the first {trace.Lost} are lost, there was no room for them";
        Console.Error.WriteLine($"trace: {file}, {trace.Count} records{lost}");
    }

    // The recording says which seed and which clock the run had.
    private SampleOptions Open()
    {
        if (RecordFile is not null && ReplayFile is not null)
        {
            return Refuse("a run is recorded or replayed, not both");
        }

        try
        {
            if (RecordFile is not null)
            {
                _recorded = File.Create(RecordFile);
            }
            else if (ReplayFile is not null)
            {
                _recorded = File.OpenRead(ReplayFile);
                RecordingHeader header = RecordingHeader.Read(_recorded);
                _recorded.Position = 0;
                if (_hasSeed && Seed != header.Seed)
                {
                    return Refuse($"{ReplayFile} is of a run with seed {header.Seed}, not {Seed}; leave --seed out");
                }

                if (_hasTime && Time != header.Time)
                {
                    return Refuse($"{ReplayFile} is of a run in {(header.Time == TimeMode.Virtual ? "virtual" : "wall")} time; leave --time out");
                }

                Seed = header.Seed;
                Time = header.Time;
                AppDomain.CurrentDomain.UnhandledException += ExplainParting;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ReplayException)
        {
            return Refuse(exception.Message.TrimEnd('.'));
        }

        return this;
    }

    private static void ExplainParting(object sender, UnhandledExceptionEventArgs arguments)
    {
        if (arguments.ExceptionObject is ReplayException parted)
        {
            Console.Error.WriteLine(parted.Message);
            Environment.Exit(1);
        }
    }

    private static SampleOptions Refuse(string reason)
    {
        Console.Error.WriteLine($"{reason}. {Usage}");
        Environment.Exit(2);
        return new SampleOptions();
    }
}
