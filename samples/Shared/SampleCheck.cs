using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace Samples;

/// <summary>Whether what a sample showed is right: its exit code says so.</summary>
internal sealed class SampleCheck
{
    private readonly List<string> _wrong = [];

    /// <summary>The domain ended because its kernel powered it off.</summary>
    public SampleCheck PoweredOff(Domain domain)
    {
        if (domain.CrashReport is { } report)
        {
            _wrong.Add(report.ToString());
        }
        else if (domain.ExitReason != ShutdownReason.PowerOff)
        {
            _wrong.Add($"{domain} did not power off: {domain.ExitReason?.ToString() ?? "it still runs"}");
        }

        return this;
    }

    /// <summary>The domain printed these lines and no others.</summary>
    public SampleCheck Printed(Domain domain, params string[] lines)
    {
        string[] printed = domain.ConsoleText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!printed.SequenceEqual(lines))
        {
            _wrong.Add($"{domain} was to print:\n{string.Join('\n', lines)}");
        }

        return this;
    }

    /// <summary>Something else that has to hold.</summary>
    public SampleCheck That(bool holds, string otherwise)
    {
        if (!holds)
        {
            _wrong.Add(otherwise);
        }

        return this;
    }

    /// <summary>Prints the state hash, if asked, and what is wrong; returns the exit code.</summary>
    public int Finish(Host host, SampleOptions options)
    {
        if (options.PrintHash)
        {
            Console.WriteLine($"state hash {host.StateHash():x32}");
        }

        if (options.Finish(host) is { } parted)
        {
            _wrong.Add(parted);
        }

        foreach (string line in _wrong)
        {
            Console.Error.WriteLine(line);
        }

        return _wrong.Count == 0 ? 0 : 1;
    }
}
