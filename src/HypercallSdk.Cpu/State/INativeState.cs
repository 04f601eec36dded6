namespace HypercallSdk.Cpu.State;

/// <summary>
/// An object with state outside the managed heap. Who keeps an image of the objects of a machine asks it for a copy of that, and puts
/// the copy back; the memory itself stays where it is as long as the object.
/// </summary>
internal interface INativeState
{
    /// <summary>A copy of the state. It is not changed any more.</summary>
    object CopyNative();

    /// <summary>Puts a copy back, which this object has made.</summary>
    void PutBackNative(object copy);
}
