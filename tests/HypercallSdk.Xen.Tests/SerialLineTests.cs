using System;
using System.Collections.Generic;
using System.Linq;
using OnXen;

namespace HypercallSdk.Xen.Tests;

/// <summary>The kernel's lines and Xen's on one serial line are told apart, however the line comes in.</summary>
public sealed class SerialLineTests
{
    public static TheoryData<string, string[], string[]> Texts => new()
    {
        { "hello\r\nworld\r\n", ["hello", "world"], [] },
        { "(XEN) one\n(XEN) two\n", [], ["(XEN) one", "(XEN) two"] },
        { "hel(XEN) at any time\nlo\n", ["hello"], ["(XEN) at any time"] },
        { "a (XE of the kernel's\n", ["a (XE of the kernel's"], [] },
        { "((XEN) x\n(\n", ["(("], ["(XEN) x"] },
        { "(X(XEN) x\n", ["(X"], ["(XEN) x"] },
        { "no end", ["no end"], [] },
        { "(XEN) no end", [], ["(XEN) no end"] },
        { "cut (XE", ["cut (XE"], [] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Xens_lines_are_cut_out_wherever_they_stand(string text, string[] kernel, string[] xen)
    {
        foreach (int size in Enumerable.Range(1, text.Length))
        {
            List<string> kernelLines = [];
            List<string> xenLines = [];
            var serial = new SerialLine(kernelLines.Add, xenLines.Add);
            foreach (char[] piece in text.Chunk(size))
                serial.Feed(piece);

            serial.Close();
            Assert.Equal(kernel, kernelLines);
            Assert.Equal(xen, xenLines);
        }
    }
}
