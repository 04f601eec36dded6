using System;
using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using HypercallSdk.Abi;
using HypercallSdk.Benchmarks.Hypercalls;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Benchmarks.Events;

/// <summary>
/// One event that a vCPU sends to itself: the call alone, and from the call until the guest's upcall has returned, in
/// both ABIs. Beside it what a program does to leave itself a note: a channel of .NET's, an eventfd, a pipe.
/// </summary>
[MemoryDiagnoser]
public unsafe class SendBenchmarks
{
    private const ulong FirstFreePage = 700;

    private readonly Channel<int> _channel = Channel.CreateUnbounded<int>();
    private BenchDomain _twoLevel = null!;
    private BenchDomain _fifo = null!;
    private Port _twoLevelPort;
    private Port _fifoPort;
    private uint* _word;
    private uint* _control;
    private HypercallGate? _gate;
    private int _eventFile;
    private readonly int[] _pipe = new int[2];

    [GlobalSetup]
    public void Setup()
    {
        _fifo = new BenchDomain(null, new DomainConfig { MemoryMegabytes = 8 });
        MachineFrame control = FrameOf(FirstFreePage);
        MachineFrame array = FrameOf(FirstFreePage + 1);
        var block = new EventChannelInitControl { ControlFrame = control };
        Require(EventChannelOp.InitControl(ref block));
        Require(EventChannelOp.ExpandArray(new EventChannelExpandArray { ArrayFrame = array }));
        _fifoPort = BindIpi();
        _word = (uint*)_fifo.Domain.Host.Memory.HostAddress(array) + _fifoPort.Value;
        _control = (uint*)_fifo.Domain.Host.Memory.HostAddress(control);
        _gate = _fifo.Vcpu.Gate;

        _twoLevel = new BenchDomain(null, new DomainConfig { MemoryMegabytes = 8 });
        _twoLevelPort = BindIpi();
        Require(EventChannelOp.Unmask(new EventChannelUnmask { Port = _twoLevelPort }));
        _eventFile = EventFiles.EventFile(0, 0);
        if (_eventFile < 0 || EventFiles.Pipe(_pipe) != 0)
        {
            throw new InvalidOperationException("No eventfd, or no pipe.");
        }
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _twoLevel.Dispose();
        _fifo.Dispose();
    }

    /// <summary>The call, and what the guest would clear.</summary>
    [Benchmark(Baseline = true)]
    public void Send()
    {
        _ = EventChannelOp.Send(new EventChannelSend { Port = _twoLevelPort });
        _twoLevel.Domain.Shared.ClearPending(_twoLevelPort);
        _twoLevel.Vcpu.Info->PendingSelector = 0;
        _twoLevel.Vcpu.Info->UpcallPending = 0;
    }

    /// <summary>A second send before the first was taken.</summary>
    [Benchmark]
    public void SendToPending()
    {
        _ = EventChannelOp.Send(new EventChannelSend { Port = _twoLevelPort });
    }

    [Benchmark]
    public void SendFifo()
    {
        HypercallGate? previous = HypercallGate.Exchange(_gate);
        _ = EventChannelOp.Send(new EventChannelSend { Port = _fifoPort });
        *_word = 0;
        *_control = 0;
        _fifo.Vcpu.Info->UpcallPending = 0;
        HypercallGate.Exchange(previous);
    }

    /// <summary>The call, the switch to the vCPU, its upcall, the guest library's scan.</summary>
    [Benchmark]
    public void SendToUpcall()
    {
        _ = EventChannelOp.Send(new EventChannelSend { Port = _twoLevelPort });
        _twoLevel.Domain.Host.Step();
    }

    /// <summary>The same; the port is taken off its queue before, as a scan would.</summary>
    [Benchmark]
    public void SendToUpcallFifo()
    {
        HypercallGate? previous = HypercallGate.Exchange(_gate);
        _ = EventChannelOp.Send(new EventChannelSend { Port = _fifoPort });
        *_word = 0;
        *_control = 0;
        _fifo.Domain.Host.Step();
        HypercallGate.Exchange(previous);
    }

    [Benchmark]
    public int ChannelHop()
    {
        _channel.Writer.TryWrite(1);
        _channel.Reader.TryRead(out int value);
        return value;
    }

    [Benchmark]
    public long EventFileHop()
    {
        ulong value = 1;
        EventFiles.Write(_eventFile, &value, sizeof(ulong));
        return EventFiles.Read(_eventFile, &value, sizeof(ulong));
    }

    [Benchmark]
    public long PipeHop()
    {
        ulong value = 1;
        EventFiles.Write(_pipe[1], &value, sizeof(ulong));
        return EventFiles.Read(_pipe[0], &value, sizeof(ulong));
    }

    private static Port BindIpi()
    {
        var ipi = default(EventChannelBindIpi);
        Require(EventChannelOp.BindIpi(ref ipi));
        return ipi.Port;
    }

    private static void Require(HypercallResult result)
    {
        if (!result.IsSuccess)
        {
            throw new InvalidOperationException(result.ToString());
        }
    }

    private MachineFrame FrameOf(ulong page) =>
        _fifo.Vcpu.KernelSpace.Walk(DomainImage.VirtualBase + (page << Page.Shift)).Entry(1).Frame;
}
