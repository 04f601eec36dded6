namespace System;

/// <summary>Not to be used any more.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class ObsoleteAttribute(string? message, bool error) : Attribute
{
    public ObsoleteAttribute()
        : this(null, false)
    {
    }

    public ObsoleteAttribute(string? message)
        : this(message, false)
    {
    }

    public string? Message { get; } = message;

    public bool IsError { get; } = error;

    public string? DiagnosticId { get; set; }

    public string? UrlFormat { get; set; }
}
