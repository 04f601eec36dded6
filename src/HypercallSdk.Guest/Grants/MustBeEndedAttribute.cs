using System;

namespace HypercallSdk.Guest;

/// <summary>
/// A value of the type stands for something held that is held until it is ended: letting the value go out of scope ends
/// nothing and loses it. Each has to be ended by the method named, and its answer looked at, since the end may be refused;
/// or handed on: returned, or put away in its storable form.
/// </summary>
/// <param name="end">The method that ends it and says whether it did.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class MustBeEndedAttribute(string end) : Attribute
{
    /// <summary>The method that ends what is held.</summary>
    public string End { get; } = end;

    /// <summary>The method that gives a form that may be kept in a kernel's state; whoever keeps that has to end it.</summary>
    public string? Keep { get; set; }

    /// <summary>The static method that makes the value again from what was kept.</summary>
    public string? Resume { get; set; }
}
