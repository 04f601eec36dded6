using System;
using System.Globalization;
using Benchmarks;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Benchmarks.Processor;

/// <summary>User code of a kernel in the built-in hypervisor that comes to its kernel again and again, a thousand times a round.</summary>
public sealed class HostedUserLoop : IWorkloadRunner
{
    private const int Thousand = 1000;

    private readonly Host _host;
    private readonly Domain _domain;
    private readonly int _stepsEach;

    /// <summary>Boots the kernel.</summary>
    /// <param name="loop">What the user code does.</param>
    public HostedUserLoop(UserLoop loop)
    {
        _stepsEach = CountSteps(loop);
        _host = new Host();
        _domain = Boot(_host, loop, ulong.MaxValue);
    }

    /// <inheritdoc/>
    public WorkloadResult Run(byte rounds)
    {
        ulong start = ThreadClock.Nanoseconds;
        for (int left = rounds * Thousand * _stepsEach; left > 0; left--)
        {
            _host.Step();
        }

        ulong taken = ThreadClock.Nanoseconds - start;
        return _domain.HasEnded ? throw new InvalidOperationException($"The domain has ended: {_domain.CrashReport}") : new WorkloadResult(taken, (ulong)rounds * Thousand);
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    // How many steps of the host's one time takes: of a kernel that counts a thousand and one, and of one that counts one.
    private static int CountSteps(UserLoop loop)
    {
        int steps = CountSteps(loop, Thousand + 1) - CountSteps(loop, 1);
        return steps % Thousand == 0 ? steps / Thousand : throw new InvalidOperationException($"A thousand {loop} take {steps} steps.");
    }

    private static int CountSteps(UserLoop loop, ulong rounds)
    {
        using var host = new Host();
        Domain domain = Boot(host, loop, rounds);
        int steps = 0;
        while (!domain.HasEnded && host.Step())
        {
            steps++;
        }

        return domain.HasEnded && domain.CrashReport is null ? steps : throw new InvalidOperationException($"{loop} does not come to its end: {domain.CrashReport}");
    }

    private static Domain Boot(Host host, UserLoop loop, ulong rounds) =>
        host.CreateDomain<UserLoopKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = string.Create(CultureInfo.InvariantCulture, $"loop={(int)loop} rounds={rounds}") });
}
