using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Recording;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Tests;

// What another thread asked of a run by the wall clock is in the recording: another process, in which nobody asks for
// anything and no time passes, ends in the same state.
public sealed class RecordingProcessTests : IDisposable
{
    private const string FileVariable = "HYPERCALLSDK_TEST_RECORDING";
    private const string HashLine = "replayed to ";

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".rec");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task What_was_posted_by_the_wall_clock_is_done_again_in_another_process()
    {
        UInt128 hash = Record();
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in (string[])[typeof(RecordingProcessTests).Assembly.Location, "-method", $"{typeof(RecordingProcessTests).FullName}.{nameof(The_other_process_replays)}", "-explicit", "only", "-noColor"])
            start.ArgumentList.Add(argument);

        start.Environment[FileVariable] = _file;
        using Process other = Process.Start(start)!;
        string output = await other.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(other.ExitCode == 0, output);
        Assert.Contains($"{HashLine}{hash:x32}", output, StringComparison.Ordinal);
    }

    /// <summary>What the other process does; by itself, nothing.</summary>
    [Fact(Explicit = true)]
    public void The_other_process_replays()
    {
        string? file = Environment.GetEnvironmentVariable(FileVariable);
        Assert.SkipWhen(file is null, $"{nameof(What_was_posted_by_the_wall_clock_is_done_again_in_another_process)} starts it");
        using FileStream recording = File.OpenRead(file!);
        using var host = new Host(new HostOptions { Seed = 9, PhysicalCpus = 2, Replay = recording });
        (Domain turning, _) = Populate(host);
        while (!turning.HasEnded)
            host.Step();

        Check(turning);
        host.EndInputs();
        Console.WriteLine($"{HashLine}{host.StateHash():x32}");
    }

    private UInt128 Record()
    {
        using FileStream recording = File.Create(_file);
        using var host = new Host(new HostOptions { Seed = 9, PhysicalCpus = 2, Time = TimeMode.WallClock, Record = recording });
        (Domain turning, Domain ticking) = Populate(host);
        using var going = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            going.Wait();
            host.Post(HostRequest.RaiseNmi(turning.Id, default));
            host.Post(HostRequest.Pause(ticking.Id));
            host.Post(HostRequest.Pause(turning.Id));
            host.Post(HostRequest.Unpause(turning.Id));
            host.Post(HostRequest.End(turning.Id, ShutdownReason.Watchdog));
        });
        thread.Start();
        for (int i = 0; !turning.HasEnded; i++)
        {
            host.Step();
            if (i == 100)
                going.Set();
        }

        thread.Join();
        Check(turning);
        Assert.True(ticking.IsPaused);
        host.EndInputs();
        return host.StateHash();
    }

    private static (Domain Turning, Domain Ticking) Populate(Host host) =>
        (host.CreateDomain<TurningKernel>(new DomainConfig { MemoryMegabytes = 8 }), host.CreateDomain<TimerKernel>(new DomainConfig { MemoryMegabytes = 8, Weight = 512 }));

    private static void Check(Domain turning)
    {
        Assert.Null(turning.CrashReport?.ToString());
        Assert.Equal(ShutdownReason.Watchdog, turning.ExitReason);
    }
}
