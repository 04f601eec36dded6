using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// A domain with a space for user code: a page of code, and a page of data whose end is the stack's.
/// </summary>
internal sealed class UserProbe
{
    public static readonly VirtualAddress Code = new(0x40_0000);
    public static readonly VirtualAddress Data = new(0x60_0000);

    private readonly GuestProbe _guest;
    private AddressSpace _space;
    private PseudoPhysicalFrame _code;
    private PseudoPhysicalFrame _data;

    private UserProbe(GuestProbe guest) => _guest = guest;

    public GuestProbe Guest => _guest;

    public AddressSpace Space => _space;

    public PseudoPhysicalFrame CodeFrame => _code;

    public PseudoPhysicalFrame DataFrame => _data;

    public ref StoppingKernel Kernel => ref _guest.State<StoppingKernel>();

    public ref TrapFrame Frame => ref Kernel.Context.Frame;

    public static UserProbe Boot(Host host, DomainConfig? config = null)
    {
        var probe = new UserProbe(GuestProbe.Boot<StoppingKernel>(host, config));
        probe._guest.InGuest(() =>
        {
            Assert.True(PageAllocator.TryAllocateZeroed(out probe._code));
            Assert.True(PageAllocator.TryAllocateZeroed(out probe._data));
            Assert.Equal(HypercallResult.Success, AddressSpace.TryCreate(out probe._space, hasUserRoot: true));
            Assert.Equal(HypercallResult.Success, probe._space.Map(Code, probe._code, PageTable.ReadExecute));
            Assert.Equal(HypercallResult.Success, probe._space.Map(Data, probe._data));
            Assert.Equal(HypercallResult.Success, probe._space.SwitchTo());
        });
        return probe;
    }

    /// <summary>Puts code at the page's start, past whoever remembers what was there.</summary>
    public void Write(params byte[] code) => _guest.InGuest(() => KernelMemory.AddressOf(_code).As<byte>().CopyFrom(code));

    /// <summary>Runs the code from its start until it comes back.</summary>
    public void Run(params byte[] code)
    {
        Write(code);
        Kernel.Context = UserContext.Create(Code, Data + Page.Size);
        Resume();
    }

    /// <summary>Goes on where it stopped, until it comes back again.</summary>
    public void Resume()
    {
        int stops = Kernel.Stops;
        Start();
        _guest.Host.Run();
        Assert.Null(_guest.Domain.CrashReport?.ToString());
        Assert.Equal(stops + 1, Kernel.Stops);
    }

    /// <summary>The same without running the host.</summary>
    public void Start() => _guest.InGuest(() => Assert.Equal(HypercallResult.Success, Kernel.Context.Resume()));
}
