namespace HypercallSdk.Guest;

/// <summary>What the library keeps of the domain's console.</summary>
internal struct ConsoleState
{
    // Zero where the console is console_io.
    internal ulong RingAddress;
    internal ulong BytesDropped;

    // It has taken nothing for as long as anybody waits.
    internal bool FarEndIsSilent;

    // The vCPU that is sending, plus one; 0 for none.
    internal int Sender;
}
