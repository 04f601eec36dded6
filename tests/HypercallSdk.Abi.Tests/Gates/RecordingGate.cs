using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace HypercallSdk.Abi.Tests.Gates;

/// <summary>
/// A vCPU without a hypervisor: a piece of memory, and a hypercall handler that the test gives. While it is open, guest
/// code of this thread runs on it.
/// </summary>
internal sealed unsafe class RecordingGate : HypercallGate, IDisposable
{
    /// <summary>Where the memory starts in the guest's eyes. The argument area is its first part.</summary>
    public const ulong Base = 0x7000_0000;

    private const int Length = (int)ArgumentArea.Size + 4096;

    private readonly byte* _memory = (byte*)NativeMemory.AllocZeroed(Length);
    private readonly HypercallGate? _previous;

    /// <summary>Opens the gate on this thread.</summary>
    public RecordingGate()
    {
        ArgumentBase = _memory;
        ArgumentAddress = Base;
        _previous = Exchange(this);
    }

    /// <summary>First address after the argument area: free for the test's own use.</summary>
    public static ulong FreeMemory => Base + ArgumentArea.Size;

    /// <summary>What a hypercall does; it finds its arguments in <see cref="HypercallGate.Registers"/>.</summary>
    public Func<RecordingGate, long> Handler { get; set; } = static _ => 0;

    /// <summary>The registers of every hypercall made.</summary>
    public List<HypercallRegisters> Calls { get; } = [];

    /// <summary>Called before each compare and exchange: another vCPU's chance.</summary>
    public Action? Interloper { get; set; }

    public override void* LibraryState => throw new NotSupportedException();

    public override int VcpuId => 0;

    /// <summary>The structure at a guest address.</summary>
    public ref T At<T>(ulong address)
        where T : unmanaged => ref *(T*)Host(address, (nuint)sizeof(T));

    public override long Enter()
    {
        Calls.Add(Registers);
        return Handler(this);
    }

    public override void ReadMemory(ulong address, void* destination, nuint length) => NativeMemory.Copy(Host(address, length), destination, length);

    public override void WriteMemory(ulong address, void* source, nuint length) => NativeMemory.Copy(source, Host(address, length), length);

    public override ulong CompareExchange(ulong address, ulong value, ulong comparand, int size)
    {
        Interloper?.Invoke();
        if (size == 4)
        {
            uint was = At<uint>(address);
            if (was == (uint)comparand)
            {
                At<uint>(address) = (uint)value;
            }

            return was;
        }

        ulong wasLong = At<ulong>(address);
        if (wasLong == comparand)
        {
            At<ulong>(address) = value;
        }

        return wasLong;
    }

    public override void Execute(ulong address) => throw new NotSupportedException();

    public override void RaiseTrap(byte vector) => throw new NotSupportedException();

    public override void EnterUserMode(void* frame) => throw new NotSupportedException();

    public override void SaveFpu(void* image) => throw new NotSupportedException();

    public override void RestoreFpu(void* image) => throw new NotSupportedException();

    public override ulong ImageAddress(KernelImagePlace place) => throw new NotSupportedException();

    public override ulong EntryAddress(int index) => throw new NotSupportedException();

    public override ulong StackTop(int vcpu) => throw new NotSupportedException();

    public override ulong ReadTimestamp() => 0;

    public override void Spend(ulong nanoseconds)
    {
    }

    public void Dispose()
    {
        Exchange(_previous);
        NativeMemory.Free(_memory);
    }

    // SAFETY: the range is checked against the one block that was allocated.
    private byte* Host(ulong address, nuint length)
    {
        Assert.InRange(address, Base, Base + Length - length);
        return _memory + (address - Base);
    }
}
