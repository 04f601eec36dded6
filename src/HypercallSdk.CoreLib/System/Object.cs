namespace System;

/// <summary>
/// The root of all types. An object begins with a pointer to its method table, which the compiler knows.
/// </summary>
public unsafe class Object
{
#pragma warning disable CS0169 // Read by compiled code and by the type casts, never by name.
    private readonly void* _methodTable;
#pragma warning restore CS0169

    public virtual bool Equals(object? obj) => ReferenceEquals(this, obj);

    public virtual int GetHashCode() => 0;

    public virtual string? ToString() => null;

    public static bool ReferenceEquals(object? left, object? right) => left == right;
}
