// Who there is on a machine, whichever snapshot is restored: those that there were then. Others are said to be gone, until a snapshot is
// restored that has them.
using System;
using System.Collections.Generic;
using System.Linq;

namespace HypercallSdk.Testing;

/// <summary>All objects of the kit's that were made on a machine and that somebody still has.</summary>
internal sealed class MadeObjects
{
    private readonly List<WeakReference<IMadeObject>> _all = [];
    private int _pruneAt = 64;

    /// <summary>One was made.</summary>
    public void Add(IMadeObject made)
    {
        _all.Add(new WeakReference<IMadeObject>(made));
        if (_all.Count < _pruneAt)
            return;

        _all.RemoveAll(static each => !each.TryGetTarget(out _));
        _pruneAt = int.Max(64, 2 * _all.Count);
    }

    /// <summary>Those that there are now.</summary>
    public IMadeObject[] There() => [.. Living().Where(static made => !made.IsGone)];

    /// <summary>Says of all others that they are gone.</summary>
    public void LeaveOnly(IMadeObject[] there)
    {
        foreach (IMadeObject made in Living())
            made.IsGone = true;

        foreach (IMadeObject made in there)
            made.IsGone = false;
    }

    private IEnumerable<IMadeObject> Living()
    {
        foreach (WeakReference<IMadeObject> each in _all)
        {
            if (each.TryGetTarget(out IMadeObject? made))
                yield return made;
        }
    }
}
