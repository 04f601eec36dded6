using System;

namespace HypercallSdk.Abi;

/// <summary>On a span parameter: its count travels before its pointer (<c>console_io</c>); after it unless told.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CountFirstAttribute : Attribute
{
}
