namespace System;

/// <summary>Compares with values of <typeparamref name="T"/>.</summary>
public interface IEquatable<T>
    where T : allows ref struct
{
    bool Equals(T? other);
}
