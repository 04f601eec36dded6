using HypercallSdk.Guest;

namespace Smp;

/// <summary>
/// The tokens that wait for a vCPU, first in, first out: strung together through the tokens themselves, so there is room
/// for all of them, should they come up behind a vCPU that does not run.
/// </summary>
internal struct Mailbox
{
    private SpinLock _lock;

    // Numbers plus one; 0 for none.
    private int _first;
    private int _last;

    /// <summary>Puts a token at the end.</summary>
    public void Put(ref Tokens tokens, int number)
    {
        _lock.Acquire();
        tokens[number].Behind = 0;
        if (_first == 0)
        {
            _first = number + 1;
        }
        else
        {
            tokens[_last - 1].Behind = number + 1;
        }

        _last = number + 1;
        _lock.Release();
    }

    /// <summary>Takes the first token.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(ref Tokens tokens, out int number)
    {
        _lock.Acquire();
        bool isThere = _first != 0;
        number = _first - 1;
        _first = isThere ? tokens[number].Behind : 0;
        _lock.Release();
        return isThere;
    }
}
