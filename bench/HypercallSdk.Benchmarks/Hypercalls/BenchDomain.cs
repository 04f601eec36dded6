using System;
using Benchmarks;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Benchmarks.Hypercalls;

/// <summary>
/// A booted domain whose vCPU this thread pretends to run: hypercalls made here take the way of a kernel's own.
/// </summary>
internal sealed class BenchDomain : IDisposable
{
    private readonly Host _host;
    private readonly HypercallGate? _previous;

    public BenchDomain(HostOptions? options = null, DomainConfig? config = null)
    {
        _host = new Host(options);
        Domain domain = _host.CreateDomain<QuietKernel>(config);
        _host.Run();
        if (domain.HasEnded)
        {
            throw new InvalidOperationException(domain.CrashReport?.ToString());
        }

        Domain = domain;
        domain.Vcpus[0].Gate.BeginHandler(long.MaxValue);
        _previous = HypercallGate.Exchange(domain.Vcpus[0].Gate);
    }

    /// <summary>The domain.</summary>
    public Domain Domain { get; }

    /// <summary>Its vCPU.</summary>
    public Vcpu Vcpu => Domain.Vcpus[0];

    public void Dispose()
    {
        HypercallGate.Exchange(_previous);
        _host.Dispose();
    }
}
