using System;

namespace System.Runtime.CompilerServices;

/// <summary>Takes the path of the calling file.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CallerFilePathAttribute : Attribute
{
}
