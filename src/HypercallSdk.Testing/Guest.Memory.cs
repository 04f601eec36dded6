using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Testing;

/// <content>
/// Guest memory, through the tables that the kernel of vCPU 0 runs on. A test's look sets no accessed bit, raises no fault and is
/// remembered by no translation cache: the run is the same without it.
/// </content>
public abstract unsafe partial class Guest
{
    /// <summary>Reads what lies at a pointer of the guest's.</summary>
    /// <param name="pointer">The guest virtual address.</param>
    /// <exception cref="GuestFailureException">The kernel could not read there; the message says at which level of the tables the walk ended.</exception>
    public T Read<T>(GuestPointer<T> pointer)
        where T : unmanaged
    {
        Span<T> value = stackalloc T[1];
        Copy(pointer.Address, MemoryMarshal.AsBytes(value), MemoryAccess.Read);
        return value[0];
    }

    /// <summary>Reads what lies at an address of the guest's.</summary>
    /// <param name="address">The guest virtual address.</param>
    /// <exception cref="GuestFailureException">The kernel could not read there; the message says at which level of the tables the walk ended.</exception>
    public T Read<T>(VirtualAddress address)
        where T : unmanaged => Read(address.As<T>());

    /// <summary>Reads elements that lie one behind the other.</summary>
    /// <param name="pointer">The guest virtual address of the first.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="GuestFailureException">The kernel could not read all of it; the message says at which level of the tables the walk ended.</exception>
    public T[] Read<T>(GuestPointer<T> pointer, int count)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var values = new T[count];
        Copy(pointer.Address, MemoryMarshal.AsBytes(values.AsSpan()), MemoryAccess.Read);
        return values;
    }

    /// <summary>Writes where a pointer of the guest's leads, as another vCPU or a device would.</summary>
    /// <param name="pointer">The guest virtual address.</param>
    /// <param name="value">What to write.</param>
    /// <exception cref="GuestFailureException">The kernel could not write there: nothing mapped, or read-only, such as a page table.</exception>
    public void Write<T>(GuestPointer<T> pointer, T value)
        where T : unmanaged => Copy(pointer.Address, MemoryMarshal.AsBytes(new Span<T>(ref value)), MemoryAccess.Write);

    // Looks at every page first: a write is done as a whole or not at all.
    private void Copy(ulong address, Span<byte> bytes, MemoryAccess access)
    {
        if (IsTakenOff)
            throw new InvalidOperationException($"{this} was destroyed: its memory is gone.");

        for (int pass = access == MemoryAccess.Write ? 0 : 1; pass < 2; pass++)
        {
            for (int done = 0; done < bytes.Length;)
            {
                ulong at = address + (ulong)done;
                int part = int.Min(bytes.Length - done, Page.Size - (int)(at & (Page.Size - 1)));
                byte* host = Find(at, access);
                if (pass == 1)
                {
                    // SAFETY: a frame that the tables map is one of the machine's, and the part ends with its page.
                    var memory = new Span<byte>(host, part);
                    if (access == MemoryAccess.Write)
                        bytes.Slice(done, part).CopyTo(memory);
                    else
                        memory.CopyTo(bytes[done..]);
                }

                done += part;
            }
        }
    }

    private byte* Find(ulong address, MemoryAccess access)
    {
        PageWalk walk = Domain.Vcpus[0].KernelSpace.Walk(address, access);
        if (!AddressSpace.IsGuestAddress(address) || !walk.IsAllowed)
        {
            string what = access == MemoryAccess.Write ? "write" : "read";
            throw Machine.Fail($"the test could not {what} 0x{address:x} of {this}: {walk.Verdict()}", this);
        }

        return Domain.Host.Memory.HostAddress(walk.LastEntry.Frame) + (address & (Page.Size - 1));
    }
}
