using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>
/// Copies as many words as each request says. The bug: it reads the length once to check it and once more to use it, and the other domain may
/// have changed it.
/// </summary>
[GuestKernel]
public partial struct CopyingKernel
{
    /// <summary>The most words that were copied for a request: no more than the buffer has.</summary>
    public uint MostCopied;

    private Pair _pair;
    private GuestPointer<uint> _page;
    private GuestPointer<uint> _buffer;

    [Boot]
    private void Start(in StartInfo info)
    {
        _pair = Pair.Parse(in info);
        Pair.Require(PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame buffer), "find a page");
        _buffer = KernelMemory.AddressOf(buffer).As<uint>();
        Pair.Require(!Events.Attach(_pair.Port, Ports.OnEvent).IsError, "attach to the event channel");
    }

    [PortHandler]
    private void OnEvent(Port port)
    {
        if (_page.IsNull)
            _page = _pair.Take();

        var page = new LengthPage(_page);
        uint length = page.Length.Read();
        if (length <= LengthPage.MostWords)
#pragma warning disable HCS0302 // the bug that is planted here; the rule finds it while it is typed
            Copy(page, _pair.IsPlanted ? page.Length.Read() : length);
#pragma warning restore HCS0302

        _ = Events.Send(port); // whoever is gone needs no answer
    }

    private void Copy(LengthPage page, uint length)
    {
        for (uint index = 0; index < length; index++)
            _buffer[index].Write(page.Word(index).Read());

        MostCopied = uint.Max(MostCopied, length);
    }
}
