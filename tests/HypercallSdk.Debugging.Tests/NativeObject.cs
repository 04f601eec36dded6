using System;
using System.Runtime.InteropServices;

namespace HypercallSdk.Debugging.Tests;

/// <summary>
/// An object of the runtime's debugging library, called by the number of the method in its table as <c>cordebug.idl</c> lists
/// them: 0 to 2 are IUnknown's. Every argument is passed as one machine word, which on Linux's x86-64 is also how the narrower
/// ones are passed.
/// </summary>
internal readonly unsafe struct NativeObject(nint address)
{
    /// <summary>Where it is.</summary>
    public nint Address { get; } = address;

    /// <summary>The same object by another of its interfaces.</summary>
    public NativeObject As(Guid identifier)
    {
        nint result = 0;
        // SAFETY: both pointers are to locals, which outlive the call.
        Call(0, (nint)(&identifier), (nint)(&result));
        return new NativeObject(result);
    }

    /// <summary>A method that gives out another object.</summary>
    public NativeObject Get(int method)
    {
        nint result = 0;
        // SAFETY: the pointer is to a local, which outlives the call; it has the room of the pointer that is written.
        Call(method, (nint)(&result));
        return new NativeObject(result);
    }

    /// <summary>A method that gives out another object for a number.</summary>
    public NativeObject Get(int method, nint argument)
    {
        nint result = 0;
        // SAFETY: as above.
        Call(method, argument, (nint)(&result));
        return new NativeObject(result);
    }

    /// <summary>A method that gives out a 32-bit number.</summary>
    public int GetNumber(int method)
    {
        nint result = 0;
        // SAFETY: the pointer is to a local, which outlives the call and has room for more than is written.
        Call(method, (nint)(&result));
        return (int)result;
    }

    /// <summary>Calls a method; a refusal is an exception.</summary>
    public void Call(int method, nint first = 0, nint second = 0, nint third = 0) =>
        Marshal.ThrowExceptionForHR(TryCall(method, first, second, third));

    /// <summary>Calls a method and returns its HRESULT.</summary>
    public int TryCall(int method, nint first = 0, nint second = 0, nint third = 0)
    {
        // SAFETY: the address is an object's that the library gave out, whose first word is its method table; arguments that a
        // method does not have are in registers that it does not read.
        void* entry = (*(void***)Address)[method];
        return ((delegate* unmanaged<nint, nint, nint, nint, int>)entry)(Address, first, second, third);
    }

    /// <summary>Keeps the object when the call that passed it has returned.</summary>
    public NativeObject Keep()
    {
        _ = Marshal.AddRef(Address); // the count says nothing to us
        return this;
    }
}
