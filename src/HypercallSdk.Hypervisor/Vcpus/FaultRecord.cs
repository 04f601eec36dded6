namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>The faults that one access of a guest's has met so far.</summary>
internal struct FaultRecord
{
    // Not present, then read-only: two. More is a handler that takes back what it gave.
    private const int MostFaults = 8;

    private ulong _address;
    private ulong _error;
    private int _count;

    /// <summary>Whether the handler has had this fault already, or too many others at the address.</summary>
    public readonly bool IsRepeated(ulong address, ulong error) =>
        _count > 0 && _address == address && (_error == error || _count == MostFaults);

    /// <summary>The handler gets a fault.</summary>
    public void Note(ulong address, ulong error)
    {
        _count = _address == address ? _count + 1 : 1;
        _address = address;
        _error = error;
    }
}
