namespace HypercallSdk.Abi;

/// <summary>The size of a page and of a machine frame.</summary>
[NotInXen("fixed by the processor; the public headers do not name it")]
public static class Page
{
    /// <summary>How far a frame number is shifted to become an address.</summary>
    public const int Shift = 12;

    /// <summary>Bytes in a page.</summary>
    public const int Size = 1 << Shift;
}
