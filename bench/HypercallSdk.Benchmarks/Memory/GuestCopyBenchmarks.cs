using System;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using HypercallSdk.Benchmarks.Hypercalls;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Benchmarks.Memory;

/// <summary>4 KiB to and from a guest: one page, and across two. Beside it the framework's own copy of the same memory.</summary>
public unsafe class GuestCopyBenchmarks
{
    private BenchDomain _domain = null!;
    private Vcpu _vcpu = null!;
    private ulong _address;
    private byte* _host;
    private byte* _block;
    private byte* _buffer;

    private Span<byte> Buffer => new(_buffer, Page.Size);

    [GlobalSetup]
    public void Setup()
    {
        _domain = new BenchDomain();
        _vcpu = _domain.Vcpu;
        var mapping = new BenchMapping(_domain.Domain, 4);
        _address = mapping.Address;
        _host = mapping.Host;

        // Half a page off: copies between places at the same offset of their pages run into each other in the processor.
        _block = (byte*)NativeMemory.AlignedAlloc(2 * Page.Size, Page.Size);
        _buffer = _block + (Page.Size / 2);
        new Span<byte>(_block, 2 * Page.Size).Clear();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _domain.Dispose();
        NativeMemory.AlignedFree(_block);
    }

    // SAFETY: (both) the mapping has four pages.
    [Benchmark(Baseline = true)]
    public void SpanCopyTo() => new ReadOnlySpan<byte>(_host, Page.Size).CopyTo(Buffer);

    [Benchmark]
    public void SpanCopyFrom() => Buffer.CopyTo(new Span<byte>(_host, Page.Size));

    [Benchmark]
    public bool FromGuest() => _vcpu.TryCopyIn<byte>(_address, Buffer);

    [Benchmark]
    public bool ToGuest() => _vcpu.TryCopyOut<byte>(_address, Buffer);

    [Benchmark]
    public bool FromGuestAcrossPages() => _vcpu.TryCopyIn<byte>(_address + (Page.Size / 2), Buffer);

    /// <summary>What a kernel does: through the gate.</summary>
    [Benchmark]
    public void GuestPointerCopyTo() => new GuestPointer<byte>(_address).CopyTo(Buffer);
}
