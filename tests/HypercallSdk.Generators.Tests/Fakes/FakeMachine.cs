using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Generators.Tests.Fakes;

/// <summary>
/// One vCPU whose gate leads straight to one dispatcher: what generated stubs call on one side and generated
/// dispatchers serve on the other.
/// </summary>
public sealed unsafe class FakeMachine : HypercallGate, IDisposable
{
    private readonly HypercallDispatcher _dispatcher;
    private readonly HypercallGate? _previous;

    public FakeMachine(HypercallDispatcher dispatcher)
    {
        _dispatcher = dispatcher;
        ArgumentBase = Vcpu.HostAddress;
        ArgumentAddress = Vcpu.MemoryAddress;
        _previous = Exchange(this);
    }

    /// <summary>The vCPU.</summary>
    public Vcpu Vcpu { get; } = new();

    /// <summary>The registers of the last call as the stub left them.</summary>
    public HypercallRegisters LastCall { get; private set; }

    /// <inheritdoc/>
    public override void* LibraryState => null;

    /// <inheritdoc/>
    public override int VcpuId => 0;

    /// <inheritdoc/>
    public override long Enter()
    {
        LastCall = Registers;
        return _dispatcher.Dispatch(Vcpu, ref Registers);
    }

    /// <summary>Makes a call with registers of the caller's choice, as a guest that uses no stub does.</summary>
    public long Call(ulong rax, ulong rdi = 0, ulong rsi = 0, ulong rdx = 0, ulong r10 = 0, ulong r8 = 0)
    {
        var registers = new HypercallRegisters { Rax = rax, Rdi = rdi, Rsi = rsi, Rdx = rdx, R10 = r10, R8 = r8 };
        return _dispatcher.Dispatch(Vcpu, ref registers);
    }

    /// <inheritdoc/>
    public void Dispose() => Exchange(_previous);

    /// <inheritdoc/>
    public override void ReadMemory(ulong address, void* destination, nuint length) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void WriteMemory(ulong address, void* source, nuint length) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override ulong CompareExchange(ulong address, ulong value, ulong comparand, int size) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Execute(ulong address) => throw new NotSupportedException();

    public override void RaiseTrap(byte vector) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void EnterUserMode(void* frame) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SaveFpu(void* image) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void RestoreFpu(void* image) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override ulong ImageAddress(KernelImagePlace place) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override ulong EntryAddress(int index) => throw new NotSupportedException();

    public override ulong StackTop(int vcpu) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override ulong ReadTimestamp() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Spend(ulong nanoseconds) => throw new NotSupportedException();
}
