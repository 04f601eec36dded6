using System;

namespace HypercallSdk.Guest;

/// <summary>Whether the other domain uses a grant at the moment, as the hypervisor says in the entry.</summary>
[Flags]
public enum GrantUse
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>It has the page mapped to read, or copies from it (<c>GTF_reading</c>).</summary>
    Reading = 1,

    /// <summary>It has the page mapped to write, or copies to it (<c>GTF_writing</c>).</summary>
    Writing = 2,
}
