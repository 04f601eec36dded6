// Which handler each port's events call. The first ports' bindings lie in the library's state; those behind them in pages
// that are allocated when the first port of such a page is bound, so that a domain which may have 131,072 ports pays for
// the ones that it has. A binding is one word: whoever scans on another vCPU sees it whole or not at all. A page is made
// known after it was cleared, under a lock, and never goes away.
using System.Runtime.CompilerServices;
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Every port's binding, by number.</summary>
internal struct PortTable
{
    /// <summary>As many as the FIFO interface has (<c>EVTCHN_FIFO_NR_CHANNELS</c>).</summary>
    internal const int Capacity = 1 << 17;

    /// <summary>How many ports' bindings are there from the start: as many as a domain has unless it is given more.</summary>
    internal const int InlineCount = 1024;

    private const int PortsPerPage = Page.Size / sizeof(ulong);

    private InlineWords _words;
    private SpinLock _growing;
    private PageAddresses _pages;

    private int _end;

    /// <summary>The lowest number beyond all ports that have ever been bound.</summary>
    internal readonly int End => _end;

    /// <summary>The binding of a port; none where it was never bound.</summary>
    internal PortBinding this[uint port]
    {
        get
        {
            if (port < InlineCount)
            {
                return new PortBinding(Volatile.Read(ref _words[(int)port]));
            }

            ulong page = port < Capacity ? Volatile.Read(ref _pages[(int)(port / PortsPerPage)]) : 0;
            return page == 0 ? default : new PortBinding(WordOf(page, port).Read());
        }
    }

    /// <summary>Records a binding, or with the default value its end.</summary>
    /// <returns><see cref="XenErrno.OutOfMemory"/> without a page for it; <see cref="XenErrno.NoSpace"/> beyond all ports.</returns>
    internal HypercallResult Set(uint port, PortBinding binding)
    {
        if (port >= Capacity)
        {
            return XenErrno.NoSpace;
        }

        ulong page = 0;
        HypercallResult result = port < InlineCount ? HypercallResult.Success : FindPage(port, isNeeded: binding.IsBound, out page);
        if (result.IsError)
        {
            return result;
        }

        if (binding.IsBound)
        {
            RaiseEnd((int)port + 1);
        }

        if (port < InlineCount)
        {
            Volatile.Write(ref _words[(int)port], binding.Word);
        }
        else if (page != 0)
        {
            WordOf(page, port).Write(binding.Word);
        }

        return result;
    }

    /// <summary>Has the bindings of a port and its neighbours lie at <paramref name="page"/>, which is clear.</summary>
    internal void UsePage(uint port, ulong page) => Volatile.Write(ref _pages[(int)(port / PortsPerPage)], page);

    private static GuestPointer<ulong> WordOf(ulong page, uint port) => new GuestPointer<ulong>(page)[port % PortsPerPage];

    private void RaiseEnd(int end)
    {
        int seen = _end;
        while (seen < end)
        {
            int was = Interlocked.CompareExchange(ref _end, end, seen);
            if (was == seen)
            {
                return;
            }

            seen = was;
        }
    }

    private HypercallResult FindPage(uint port, bool isNeeded, out ulong page)
    {
        ref ulong place = ref _pages[(int)(port / PortsPerPage)];
        page = Volatile.Read(ref place);
        if (page != 0 || !isNeeded)
        {
            return HypercallResult.Success;
        }

        _growing.Acquire();
        page = place;
        if (page == 0 && PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame frame))
        {
            page = KernelMemory.AddressOf(frame).Value;
            UsePage(port, page);
        }

        _growing.Release();
        return page == 0 ? XenErrno.OutOfMemory : HypercallResult.Success;
    }

    [InlineArray(InlineCount)]
    private struct InlineWords
    {
        private ulong _first;
    }

    [InlineArray(Capacity / PortsPerPage)]
    private struct PageAddresses
    {
        private ulong _first;
    }
}
