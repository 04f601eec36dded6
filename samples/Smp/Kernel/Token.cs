namespace Smp;

/// <summary>What the vCPUs hand round. Only who holds a token, or the mailbox that it waits in, touches it.</summary>
internal struct Token
{
    /// <summary>How often it was handed on.</summary>
    public int Hops;

    /// <summary>The number, plus one, of the token that waits behind it in a mailbox; 0 for none.</summary>
    public int Behind;
}
