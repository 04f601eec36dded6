using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>
/// One vCPU's gate without a hypervisor behind it: a piece of memory with shared_info and a console ring, and the few
/// hypercalls that the guest library makes on its own. While it is open, guest code of this thread runs on it.
/// </summary>
internal sealed unsafe class FakeMachine : HypercallGate, IDisposable
{
    private const ulong Base = 0xffff_ffff_8000_0000;
    private const ulong SharedInfoPage = Base + ArgumentArea.Size;
    private const ulong RingPage = SharedInfoPage + Page.Size;
    private const ulong SparePages = RingPage + Page.Size;
    private const int SparePageCount = 4;
    private const int Length = (int)ArgumentArea.Size + ((2 + SparePageCount) * Page.Size);

    /// <summary>How many vCPUs the library has a state for.</summary>
    public const int VcpuCount = 4;

    private readonly byte* _memory = (byte*)NativeMemory.AllocZeroed(Length);
    private readonly byte* _state = (byte*)NativeMemory.AllocZeroed((nuint)VcpuStates.SizeFor(VcpuCount));
    private readonly HypercallGate? _previous;
    private readonly StringBuilder _console = new();

    /// <summary>Opens the machine on this thread, its shared_info mapped.</summary>
    /// <param name="hasRing">Whether the console is a ring, as in domains other than 0.</param>
    public FakeMachine(bool hasRing = false)
    {
        ArgumentBase = _memory;
        ArgumentAddress = Base;
        _previous = Exchange(this);
        RaiseHook = Raise;
        GuestLibraryState.Current.SharedInfoAddress = SharedInfoPage;
        GuestLibraryState.Current.Console.RingAddress = hasRing ? RingPage : 0;
    }

    /// <summary>What was printed through <c>console_io</c>, one string a call.</summary>
    public List<string> ConsoleCalls { get; } = [];

    /// <summary>All that was printed through <c>console_io</c>.</summary>
    public string ConsoleText => _console.ToString();

    /// <summary>What the far end does when it is notified.</summary>
    public Action Notified { get; set; } = static () => { };

    /// <summary>What happens before each look at the time-stamp counter.</summary>
    public Action TimestampRead { get; set; } = static () => { };

    /// <summary>What happens before each compare and exchange.</summary>
    public Action Exchanging { get; set; } = static () => { };

    /// <summary>How a kernel under test raises an event.</summary>
    public Action<int> RaiseHook { get; set; }

    /// <summary>The time-stamp counter.</summary>
    public ulong Timestamp { get; set; }

    /// <summary>The number that guest code takes for its vCPU's.</summary>
    public int RunningVcpu { get; set; }

    /// <summary>The domain's shared_info.</summary>
    public ref SharedInfo SharedInfo => ref *(SharedInfo*)Host(SharedInfoPage, (nuint)sizeof(SharedInfo));

    /// <summary>The domain's console ring.</summary>
    public ref ConsoleRing Ring => ref *(ConsoleRing*)Host(RingPage, (nuint)sizeof(ConsoleRing));

    public override void* LibraryState => _state;

    public override int VcpuId => RunningVcpu;

    /// <summary>Where a grant table of one frame lies once <see cref="GiveGrantTable"/> was called: in the page of the ring.</summary>
    public ref GrantEntryV1 Grant(GrantReference reference) => ref ((GrantEntryV1*)Host(RingPage, Page.Size))[reference.Value];

    /// <summary>Gives the library a grant table of one frame, its entries from <paramref name="first"/> to <paramref name="last"/> free.</summary>
    public void GiveGrantTable(uint first, uint last)
    {
        GuestLibraryState.Current.Grants = new GrantTableState { Address = RingPage, FrameCount = 1, MaximumFrameCount = 1 };
        for (uint entry = last; entry >= first; entry--)
        {
            GrantEntries.Return(new GrantReference(entry));
        }
    }

    /// <summary>The address of a page for the test to give to the library.</summary>
    public static ulong SparePage(int index) => SparePages + ((ulong)index * Page.Size);

    /// <summary>A word of guest memory.</summary>
    public ref uint Word(ulong address) => ref *(uint*)Host(address, 4);

    /// <summary>Binds a port to handler 1, its binding in a spare page where there is no room for it from the start.</summary>
    public static void Bind(int port, int vcpu = 0)
    {
        if (port >= PortTable.InlineCount)
        {
            GuestLibraryState.Current.Ports.UsePage((uint)port, SparePage(0));
        }

        Assert.True(GuestLibraryState.Current.Ports.Set((uint)port, new PortBinding(new EventHandlerId(1), vcpu, boundByLibrary: false)).IsSuccess);
    }

    /// <summary>Makes an event pending on <paramref name="port"/> for vCPU 0, as the hypervisor does.</summary>
    public void Raise(int port)
    {
        SharedInfo.EventPending[port >> 6] |= 1UL << (port & 63);
        if ((SharedInfo.EventMask[port >> 6] >> (port & 63) & 1) == 0)
        {
            SharedInfo.Vcpus[0].PendingSelector |= 1UL << (port >> 6);
            SharedInfo.Vcpus[0].UpcallPending = 1;
        }
    }

    public override long Enter()
    {
        switch ((Registers.Rax, Registers.Rdi))
        {
            case (18, 0):
                string text = Encoding.UTF8.GetString(Host(Registers.Rdx, (nuint)Registers.Rsi), (int)Registers.Rsi);
                ConsoleCalls.Add(text);
                _console.Append(text);
                return 0;
            case (29, 2):
                throw new DomainEndedException(*(ShutdownReason*)Host(Registers.Rsi, 4));
            case (29, 0):
                return 0;
            case (32, 4):
                Notified();
                return 0;
            default:
                throw new InvalidOperationException($"hypercall {Registers.Rax}, command {Registers.Rdi}");
        }
    }

    public override void ReadMemory(ulong address, void* destination, nuint length) => NativeMemory.Copy(Host(address, length), destination, length);

    public override void WriteMemory(ulong address, void* source, nuint length) => NativeMemory.Copy(source, Host(address, length), length);

    public override ulong CompareExchange(ulong address, ulong value, ulong comparand, int size)
    {
        Exchanging();
        if (size == 4)
        {
            uint* half = (uint*)Host(address, 4);
            uint held = *half;
            *half = held == (uint)comparand ? (uint)value : held;
            return held;
        }

        Assert.Equal(8, size);
        ulong* place = (ulong*)Host(address, 8);
        ulong was = *place;
        *place = was == comparand ? value : was;
        return was;
    }

    public override void Execute(ulong address) => throw new NotSupportedException();

    public override void RaiseTrap(byte vector) => throw new NotSupportedException();

    public override void EnterUserMode(void* frame) => throw new NotSupportedException();

    public override void SaveFpu(void* image) => throw new NotSupportedException();

    public override void RestoreFpu(void* image) => throw new NotSupportedException();

    public override ulong ImageAddress(KernelImagePlace place) => SharedInfoPage;

    public override ulong StackTop(int vcpu) => throw new NotSupportedException();

    public override ulong EntryAddress(int index) => Base + (ulong)index;

    public override ulong ReadTimestamp()
    {
        TimestampRead();
        return Timestamp;
    }

    public override void Spend(ulong nanoseconds)
    {
    }

    public void Dispose()
    {
        Exchange(_previous);
        NativeMemory.Free(_memory);
        NativeMemory.Free(_state);
    }

    // SAFETY: the range is checked against the one block that was allocated.
    private byte* Host(ulong address, nuint length)
    {
        return address >= Base && address - Base <= Length - length
            ? _memory + (address - Base)
            : throw new InvalidOperationException($"{length} bytes at {address:x} are not mapped.");
    }
}
