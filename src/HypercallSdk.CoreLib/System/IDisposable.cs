namespace System;

/// <summary>Has something to give back.</summary>
public interface IDisposable
{
    void Dispose();
}
