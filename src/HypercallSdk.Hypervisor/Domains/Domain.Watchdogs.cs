// Watchdogs. A guest that goes on feeding one is taken for alive. In hosted mode a handler is never interrupted (what makes
// hypercalls for ever is ended by their number), so a watchdog catches what Xen's catches between two handlers: a kernel that
// waits for what does not come, that is kept from running, or that goes round and round in its idle work.
using System;

namespace HypercallSdk.Hypervisor.Domains;

public sealed unsafe partial class Domain
{
    /// <summary>How many watchdogs a domain has (<c>NR_DOMAIN_WATCHDOG_TIMERS</c>).</summary>
    internal const int WatchdogCount = 2;

    // Made when the domain asks for the first one: most never do.
    private Watchdog[] _watchdogs = [];

    /// <summary>The domain's watchdogs, in use or not; none before it asked for the first.</summary>
    internal ReadOnlySpan<Watchdog> Watchdogs => _watchdogs;

    /// <summary>Hands out a watchdog that nobody has; 0 when there is none left.</summary>
    internal uint StartWatchdog(uint seconds)
    {
        if (_watchdogs.Length == 0)
        {
            _watchdogs = new Watchdog[WatchdogCount];
            for (uint i = 0; i < WatchdogCount; i++)
                _watchdogs[i] = new Watchdog(this, i + 1, Host.NextTimerOrder());
        }

        for (uint i = 0; i < WatchdogCount; i++)
        {
            if (_watchdogs[i].IsInUse)
                continue;

            _watchdogs[i].Feed(seconds, Host.Clock.Now);
            return i + 1;
        }

        return 0;
    }

    /// <summary>Finds a watchdog that the domain has, by its number; null when it has none of that number.</summary>
    internal Watchdog? FindWatchdog(uint number)
    {
        uint index = number - 1;
        return index < (uint)_watchdogs.Length && _watchdogs[index].IsInUse ? _watchdogs[index] : null;
    }
}
