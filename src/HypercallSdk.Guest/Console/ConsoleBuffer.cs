using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>A vCPU's part of the console's state: text that is being put together.</summary>
internal struct ConsoleBuffer
{
    internal const int Size = 1024;

    internal int Top;
    internal Text Bytes;

    [InlineArray(Size)]
    internal struct Text
    {
        private byte _first;
    }
}
