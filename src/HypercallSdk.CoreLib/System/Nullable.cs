using Internal.Runtime;

namespace System;

/// <summary>A value, or none.</summary>
public readonly struct Nullable<T>(T value)
    where T : struct
{
    private readonly T _value = value;

    public bool HasValue { get; } = true;

    public T Value
    {
        get
        {
            if (!HasValue)
            {
                Panic.Because("a nullable without a value was read");
            }

            return _value;
        }
    }

    public T GetValueOrDefault() => _value;

    public T GetValueOrDefault(T defaultValue) => HasValue ? _value : defaultValue;

    public static implicit operator T?(T value) => new Nullable<T>(value);

    public static explicit operator T(T? value) => value!.Value;
}
