namespace HypercallSdk.Testing.Exploring;

/// <summary>Random numbers by SplitMix64: the same on every machine, and good from any seed on.</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        ulong mixed = _state += 0x9e37_79b9_7f4a_7c15;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58_476d_1ce4_e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d0_49bb_1331_11eb;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number below <paramref name="bound"/>.</summary>
    public ulong Below(ulong bound) => (ulong)((System.UInt128)Next() * bound >> 64);

    /// <summary>A time of at most 2^<paramref name="most"/> ns, each power of two from 2^<paramref name="least"/> on as likely as the next; three leading digits.</summary>
    public ulong Time(int least, int most)
    {
        int power = least + (int)Below((ulong)(most - least));
        ulong time = (1UL << power) + Below(1UL << power);
        ulong grain = 1;
        while (time / grain >= 100)
            grain *= 10;

        return time / grain * grain;
    }
}
