namespace System;

/// <summary>A tuple.</summary>
public struct ValueTuple<T1, T2>(T1 item1, T2 item2)
{
    public T1 Item1 = item1;

    public T2 Item2 = item2;
}
