namespace HypercallSdk.Abi;

/// <summary>What a message to the store asks for, or what its answer is to (<c>enum xsd_sockmsg_type</c>).</summary>
public enum StoreMessageType : uint
{
    /// <summary>Talks to the store itself (<c>XS_CONTROL</c>, <c>XS_DEBUG</c>).</summary>
    [XenName("XS_CONTROL")]
    [XenName("XS_DEBUG")]
    Control = 0,

    /// <summary>Lists a node's children (<c>XS_DIRECTORY</c>).</summary>
    [XenName("XS_DIRECTORY")]
    Directory = 1,

    /// <summary>Reads a node's value (<c>XS_READ</c>).</summary>
    [XenName("XS_READ")]
    Read = 2,

    /// <summary>Reads who may read and write a node (<c>XS_GET_PERMS</c>).</summary>
    [XenName("XS_GET_PERMS")]
    GetPermissions = 3,

    /// <summary>Watches a node and all below it (<c>XS_WATCH</c>).</summary>
    [XenName("XS_WATCH")]
    Watch = 4,

    /// <summary>No longer watches it (<c>XS_UNWATCH</c>).</summary>
    [XenName("XS_UNWATCH")]
    Unwatch = 5,

    /// <summary>Begins a transaction (<c>XS_TRANSACTION_START</c>).</summary>
    [XenName("XS_TRANSACTION_START")]
    TransactionStart = 6,

    /// <summary>Ends it: <c>T</c> to keep its changes, <c>F</c> to drop them (<c>XS_TRANSACTION_END</c>).</summary>
    [XenName("XS_TRANSACTION_END")]
    TransactionEnd = 7,

    /// <summary>Tells the store of a domain's ring; privileged (<c>XS_INTRODUCE</c>).</summary>
    [XenName("XS_INTRODUCE")]
    Introduce = 8,

    /// <summary>Tells it that the domain is gone; privileged (<c>XS_RELEASE</c>).</summary>
    [XenName("XS_RELEASE")]
    Release = 9,

    /// <summary>A domain's own directory (<c>XS_GET_DOMAIN_PATH</c>).</summary>
    [XenName("XS_GET_DOMAIN_PATH")]
    GetDomainPath = 10,

    /// <summary>Writes a node's value, and makes the node (<c>XS_WRITE</c>).</summary>
    [XenName("XS_WRITE")]
    Write = 11,

    /// <summary>Makes a node (<c>XS_MKDIR</c>).</summary>
    [XenName("XS_MKDIR")]
    MakeDirectory = 12,

    /// <summary>Removes a node and all below it (<c>XS_RM</c>).</summary>
    [XenName("XS_RM")]
    Remove = 13,

    /// <summary>Sets who may read and write a node (<c>XS_SET_PERMS</c>).</summary>
    [XenName("XS_SET_PERMS")]
    SetPermissions = 14,

    /// <summary>From the store: a watched node may have changed (<c>XS_WATCH_EVENT</c>).</summary>
    [XenName("XS_WATCH_EVENT")]
    WatchEvent = 15,

    /// <summary>From the store: the name of an error (<c>XS_ERROR</c>).</summary>
    [XenName("XS_ERROR")]
    Error = 16,

    /// <summary>Whether the store knows a domain's ring (<c>XS_IS_DOMAIN_INTRODUCED</c>).</summary>
    [XenName("XS_IS_DOMAIN_INTRODUCED")]
    IsDomainIntroduced = 17,

    /// <summary>Forgets that a domain has shut down; privileged (<c>XS_RESUME</c>).</summary>
    [XenName("XS_RESUME")]
    Resume = 18,

    /// <summary>Gives a domain the rights of another; privileged (<c>XS_SET_TARGET</c>).</summary>
    [XenName("XS_SET_TARGET")]
    SetTarget = 19,

    /// <summary>Ends all of the caller's watches and transactions (<c>XS_RESET_WATCHES</c>).</summary>
    [XenName("XS_RESET_WATCHES")]
    ResetWatches = 21,

    /// <summary>Lists a part of a node's children (<c>XS_DIRECTORY_PART</c>).</summary>
    [XenName("XS_DIRECTORY_PART")]
    DirectoryPart = 22,

    /// <summary>How many types there are (<c>XS_TYPE_COUNT</c>).</summary>
    [XenName("XS_TYPE_COUNT")]
    Count = 23,

    /// <summary>No type (<c>XS_INVALID</c>).</summary>
    [XenName("XS_INVALID")]
    Invalid = 0xffff,
}
