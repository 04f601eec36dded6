namespace HypercallSdk.Testing.Snapshots;

/// <summary>What an image of a machine does with an object.</summary>
internal enum TypeKind
{
    /// <summary>It does not change, or is nobody's to put back: it is not followed.</summary>
    Leaf,

    /// <summary>It is kept, and what it refers to is followed.</summary>
    Kept,

    /// <summary>It is a delegate: what it is bound to is followed.</summary>
    Delegate,

    /// <summary>It is of a type that is not the kit's and that a user may have given to the host: kept, if it is one of those.</summary>
    Users,

    /// <summary>Nobody has said what is to be done with it.</summary>
    Unknown,
}
