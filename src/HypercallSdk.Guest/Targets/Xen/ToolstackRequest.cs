namespace HypercallSdk.Guest;

/// <summary>What the toolstack asks of a domain (<c>control/shutdown</c> in the store).</summary>
internal enum ToolstackRequest
{
    None,
    PowerOff,
    Reboot,
    Suspend,
}
