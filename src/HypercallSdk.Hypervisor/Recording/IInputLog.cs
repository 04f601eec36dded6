using System;
using System.Collections.Generic;

namespace HypercallSdk.Hypervisor.Recording;

/// <summary>What comes into a run from outside, being written down or played back.</summary>
internal interface IInputLog : IClockSource
{
    /// <summary>A domain is made, set up so.</summary>
    void BeginDomain(IReadOnlyList<RunSetting> settings);

    /// <summary>So the machine stands at turn <paramref name="turn"/>: <paramref name="path"/> is a digest of how it came there.</summary>
    void Check(ulong turn, ulong path);

    /// <summary>The run ends, in the state with this hash.</summary>
    void End(ulong turn, UInt128 hash);
}
