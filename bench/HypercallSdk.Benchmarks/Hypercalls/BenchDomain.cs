using System;
using Benchmarks;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Benchmarks.Hypercalls;

/// <summary>
/// A booted domain whose vCPU this thread pretends to run: hypercalls made here take the way of a kernel's own.
/// </summary>
internal sealed class BenchDomain : IDisposable
{
    private readonly Host _host = new();
    private readonly HypercallGate? _previous;

    public BenchDomain()
    {
        Domain domain = _host.CreateDomain<QuietKernel>();
        _host.Run();
        if (domain.HasEnded)
        {
            throw new InvalidOperationException(domain.CrashReport?.ToString());
        }

        domain.Vcpus[0].Gate.BeginHandler(long.MaxValue);
        _previous = HypercallGate.Exchange(domain.Vcpus[0].Gate);
    }

    public void Dispose()
    {
        HypercallGate.Exchange(_previous);
        _host.Dispose();
    }
}
