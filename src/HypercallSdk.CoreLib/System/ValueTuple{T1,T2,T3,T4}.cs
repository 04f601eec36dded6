namespace System;

/// <summary>A tuple.</summary>
public struct ValueTuple<T1, T2, T3, T4>(T1 item1, T2 item2, T3 item3, T4 item4)
{
    public T1 Item1 = item1;

    public T2 Item2 = item2;

    public T3 Item3 = item3;

    public T4 Item4 = item4;
}
