using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>
/// Two vCPUs. The first one maps one page after the other at one address and tells the second one to read it. The bug: it flushes its own
/// translation of the address, not the second one's, which reads the page before if it has read that.
/// </summary>
[GuestKernel]
public partial struct RemappingKernel
{
    private const int Pages = 3;

    /// <summary>How often the second vCPU has found another page than the one that was mapped.</summary>
    public int Wrong;

    private bool _isPlanted;
    private PseudoPhysicalFrame _first;
    private VirtualAddress _address;
    private SpinLock _lock;
    private uint _mapped;

    [Boot]
    private void Start(in StartInfo info)
    {
        _isPlanted = info.TryGetNumber("planted"u8, out ulong planted) && planted != 0;
        _ = Timers.StopPeriodic();
        for (uint page = 0; page < Pages; page++)
        {
            Pair.Require(PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame frame), "find a page");
            _first = page == 0 ? frame : _first;
            KernelMemory.AddressOf(frame).As<uint>().Write(page + 1);
        }

        _address = KernelMemory.AddressOf(_first);
        Pair.Require(!Vcpus.Start(1).IsError, "start the second vCPU");
        Pair.Require(!Timers.SetOneShot(Timers.SystemTime + 50_000).IsError, "set a timer");
    }

    [VcpuBoot]
    private static void StartSecond()
    {
        _ = Timers.StopPeriodic();
    }

    [VirqHandler(Virq.Timer)]
    private void OnTimer()
    {
        for (uint page = 0; page < Pages; page++)
        {
            _lock.Acquire();
            Map(page);
            _mapped = page + 1;
            _lock.Release();
            Pair.Require(!Events.SendIpi(1, 0).IsError, "tell the second vCPU");
        }

        GuestConsole.WriteLine("all mapped");
    }

    [IpiHandler(0)]
    private void OnMapped()
    {
        _lock.Acquire();
        Wrong += _address.As<uint>().Read() == _mapped ? 0 : 1;
        _lock.Release();
    }

    private readonly void Map(uint page)
    {
        var entry = new PageTableEntry(KernelMemory.MachineFrameOf(new PseudoPhysicalFrame(_first.Value + page)), PageTable.ReadWrite);
        UpdateVaMappingFlags flush = UpdateVaMappingFlags.InvalidatePage | (_isPlanted ? 0 : UpdateVaMappingFlags.All);
        Pair.Require(!UpdateVaMapping.Set(_address, entry, flush).IsError, "map the page");
    }
}
