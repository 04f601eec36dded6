using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Recording;
using HypercallSdk.Hypervisor.Time;

namespace MiniUnix;

/// <summary>A machine that runs one program under the kernel, with what that program starts from.</summary>
public sealed class Machine
{
    private static readonly byte[] _endOfInput = [0x10, 0x04];

    private readonly ManualResetEventSlim _typed = new();

    /// <summary>The program's path in the guest, then its arguments, its own name first.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Its environment.</summary>
    public IReadOnlyList<string> Environment { get; init; } = ["PATH=/bin", "HOME=/", "TERM=linux"];

    /// <summary>The files; it is ended when the boot module is made of it.</summary>
    public required Archive Files { get; init; }

    /// <summary>Standard input.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Standard output.</summary>
    public Stream Output { get; init; } = Stream.Null;

    /// <summary>Standard error.</summary>
    public Stream Errors { get; init; } = Stream.Null;

    /// <summary>The kernel's log.</summary>
    public Stream Log { get; init; } = Stream.Null;

    /// <summary>Whether all of them are a terminal: what is typed is read while the program runs, and time is the host's.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether each system call is logged.</summary>
    public bool TracesCalls { get; init; }

    /// <summary>The guest's memory.</summary>
    public int MemoryMegabytes { get; init; } = 128;

    /// <summary>How long the machine runs at most, in its own time; without end when null.</summary>
    public TimeSpan? RunLimit { get; init; }

    /// <summary>What is wrong with how it ended; null for nothing.</summary>
    public string? Failure { get; private set; }

    /// <summary>Runs the program to its end.</summary>
    /// <returns>Its status: 0 to 255, 128 and more for a signal; 125 where the kernel came to no end, see <see cref="Failure"/>.</returns>
    public int Run()
    {
        const int NoEnd = 125;
        var session = new SessionHandler(Errors, Log);
        using Host host = new(new HostOptions
        {
            Time = IsTerminal ? TimeMode.WallClock : TimeMode.Virtual,
            MachineMemoryMegabytes = MemoryMegabytes + 64,
            RunLimit = RunLimit,
        });
        host.RegisterHandler(session);
        Domain domain = host.CreateDomain<MiniUnixKernel>(new DomainConfig
        {
            MemoryMegabytes = MemoryMegabytes,
            CommandLine = (IsTerminal ? "stdin=terminal stdout=terminal" : "stdin=pipe stdout=pipe") + (TracesCalls ? " trace" : string.Empty),
            BootModule = BootModule(),
            ConsoleCopy = Output,
        });
        if (IsTerminal)
        {
            new Thread(() => Type(host, domain)) { IsBackground = true, Name = "keyboard" }.Start();
        }

        RunToEnd(host, domain);
        Output.Flush();
        Errors.Flush();
        Failure ??= domain.CrashReport?.ToString();
        return session.Status ?? NoEnd;
    }

    /// <summary>The boot module: the files, and what the program is given. <see cref="Files"/> is ended by it.</summary>
    public byte[] BootModule()
    {
        Files.AddFile(".miniunix/arguments", Encoding.UTF8.GetBytes(string.Join('\0', Arguments) + "\0"));
        Files.AddFile(".miniunix/environment", Encoding.UTF8.GetBytes(string.Concat(Environment.Select(static text => text + "\0"))));
        return Files.ToArray();
    }

    private void RunToEnd(Host host, Domain domain)
    {
        bool hasEnded = false;
        while (true)
        {
            RunOutcome outcome = host.Run().Outcome;
            Output.Flush();
            if (outcome == RunOutcome.AllEnded)
            {
                return;
            }

            if (outcome == RunOutcome.LimitReached || hasEnded)
            {
                Failure = outcome == RunOutcome.LimitReached ? "The machine ran longer than it may." : "Every process waits, and nothing more will come.";
                return;
            }

            if (IsTerminal)
            {
                _typed.Wait();
                _typed.Reset();
                continue;
            }

            hasEnded = !TryPost(host, domain);
        }
    }

    // All wait for input, or for ever: what there is of it, or that it has ended.
    private bool TryPost(Host host, Domain domain)
    {
        Span<byte> read = stackalloc byte[4096];
        int length = Input.Read(read);
        if (length == 0)
        {
            host.Post(HostRequest.Type(domain.Id, _endOfInput));
            return false;
        }

        var text = new List<byte>(length);
        foreach (byte each in read[..length])
        {
            if (each == _endOfInput[0])
            {
                text.Add(each);
            }

            text.Add(each);
        }

        host.Post(HostRequest.Type(domain.Id, text.ToArray()));
        return true;
    }

    private void Type(Host host, Domain domain)
    {
        byte[] read = new byte[256];
        for (int length = Input.Read(read); length > 0; length = Input.Read(read))
        {
            host.Post(HostRequest.Type(domain.Id, read[..length]));
            _typed.Set();
        }
    }
}
