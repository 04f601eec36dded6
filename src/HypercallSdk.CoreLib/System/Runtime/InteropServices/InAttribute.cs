using System;

namespace System.Runtime.InteropServices;

/// <summary>Passed in.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InAttribute : Attribute
{
}
