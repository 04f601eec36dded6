namespace HypercallSdk.Testing.Snapshots;

/// <summary>Any object, seen as one whose fields begin with a byte.</summary>
internal sealed class ObjectData
{
    /// <summary>The first byte of the first field.</summary>
    public byte First;
}
