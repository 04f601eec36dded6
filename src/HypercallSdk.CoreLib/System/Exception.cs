namespace System;

/// <summary>The base of exceptions. Nothing catches here: the compiler turns a throw into a panic.</summary>
public class Exception
{
    public Exception()
    {
    }

    public Exception(string? message) => Message = message;

    public string? Message { get; }
}
