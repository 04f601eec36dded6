// Which ports are free: a bit for each, and a bit for each word of those, so that the lowest free one of 131,072 is found in
// at most 32 steps.
using System;
using System.Numerics;

namespace HypercallSdk.Hypervisor.EventChannels;

/// <summary>The free ports among those that exist.</summary>
internal sealed class FreePorts
{
    private const int BitsPerWord = 64;

    private ulong[] _words = new ulong[1];
    private ulong[] _summary = new ulong[1];

    /// <summary>Whether <paramref name="port"/>, which exists, is free.</summary>
    public bool Contains(uint port) => (_words[port / BitsPerWord] & Bit(port)) != 0;

    /// <summary>64 ports more exist, from <paramref name="first"/> on, all free.</summary>
    public void AddWord(uint first)
    {
        uint word = first / BitsPerWord;
        if (word >= _words.Length)
        {
            Array.Resize(ref _words, _words.Length * 2);
            Array.Resize(ref _summary, ((_words.Length - 1) / BitsPerWord) + 1);
        }

        _words[word] = ulong.MaxValue;
        _summary[word / BitsPerWord] |= Bit(word);
    }

    /// <summary>The port is free no longer.</summary>
    public void Take(uint port)
    {
        uint word = port / BitsPerWord;
        _words[word] &= ~Bit(port);
        if (_words[word] == 0)
            _summary[word / BitsPerWord] &= ~Bit(word);
    }

    /// <summary>The port is free again.</summary>
    public void Return(uint port)
    {
        uint word = port / BitsPerWord;
        _words[word] |= Bit(port);
        _summary[word / BitsPerWord] |= Bit(word);
    }

    /// <summary>The lowest free port from <paramref name="from"/> on; -1 when there is none.</summary>
    public int Next(uint from)
    {
        uint word = from / BitsPerWord;
        if (word >= _words.Length)
            return -1;

        ulong bits = _words[word] & (ulong.MaxValue << (int)(from % BitsPerWord));
        if (bits != 0)
            return (int)(word * BitsPerWord) + BitOperations.TrailingZeroCount(bits);

        word++;
        for (uint group = word / BitsPerWord; group < _summary.Length; group++)
        {
            ulong words = _summary[group];
            if (group == word / BitsPerWord)
                words &= ulong.MaxValue << (int)(word % BitsPerWord);

            if (words == 0)
                continue;

            word = (group * BitsPerWord) + (uint)BitOperations.TrailingZeroCount(words);
            return (int)(word * BitsPerWord) + BitOperations.TrailingZeroCount(_words[word]);
        }

        return -1;
    }

    private static ulong Bit(uint number) => 1UL << (int)(number % BitsPerWord);
}
