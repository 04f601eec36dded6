namespace HypercallSdk.Generators.Naming;

/// <summary>FNV-1a in 64 bits: the same for a text on every machine and in every run.</summary>
internal static class StableHash
{
    /// <summary>The hash of <paramref name="text"/>'s UTF-16 code units, low byte first.</summary>
    public static ulong Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ (byte)character) * 1099511628211);
            hash = unchecked((hash ^ (byte)(character >> 8)) * 1099511628211);
        }

        return hash;
    }
}
