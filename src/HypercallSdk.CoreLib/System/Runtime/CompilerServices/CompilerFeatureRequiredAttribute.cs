using System;

namespace System.Runtime.CompilerServices;

/// <summary>Needs a compiler that knows the feature.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;

    public bool IsOptional { get; set; }
}
