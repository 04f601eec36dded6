using System;

namespace System.Runtime.InteropServices;

/// <summary>Passed out.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutAttribute : Attribute
{
}
