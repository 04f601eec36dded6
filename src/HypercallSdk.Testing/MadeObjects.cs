// Who there is on a machine, whichever snapshot is restored. When one is, all of them are said to be gone; then those that the snapshot
// has are put back as they were, which is not gone. A later snapshot that is restored brings its own back.
using System;
using System.Collections.Generic;

namespace HypercallSdk.Testing;

/// <summary>All objects of the kit's that were made on a machine and that somebody still has.</summary>
internal sealed class MadeObjects
{
    private readonly List<WeakReference<IMadeObject>> _all = [];

    /// <summary>One was made.</summary>
    public void Add(IMadeObject made) => _all.Add(new WeakReference<IMadeObject>(made));

    /// <summary>Says of all that they are gone.</summary>
    public void Leave()
    {
        _all.RemoveAll(static made => !made.TryGetTarget(out _));
        foreach (WeakReference<IMadeObject> each in _all)
        {
            if (each.TryGetTarget(out IMadeObject? made))
                made.IsGone = true;
        }
    }
}
