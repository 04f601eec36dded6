namespace HypercallSdk.Hypervisor.Recording;

/// <summary>What an entry of a recording is, apart from a reading of the clock.</summary>
internal enum RecordingEntry
{
    /// <summary>How the machine stands after so many turns.</summary>
    Check = 0,

    /// <summary>Somebody asks something.</summary>
    Request = 1,

    /// <summary>A domain is made.</summary>
    Domain = 2,

    /// <summary>The run's end.</summary>
    End = 3,
}
