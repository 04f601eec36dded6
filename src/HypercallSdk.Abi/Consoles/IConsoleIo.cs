using System;

namespace HypercallSdk.Abi;

/// <summary>
/// Xen's own console (<c>HYPERVISOR_console_io</c>): the serial line and the screen, read and written by bytes.
/// </summary>
/// <remarks>
/// The control domain's: others get <see cref="XenErrno.NotPermitted"/> from a Xen that was not built for debugging, and
/// have the PV console ring instead.
/// </remarks>
[HypercallContract]
public interface IConsoleIo
{
    /// <summary>Writes text to the console (<c>CONSOLEIO_write</c>). Control domain.</summary>
    /// <param name="text">Bytes, as they are to appear.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the text is not memory that the caller may read. What came before the page
    /// that is missing may have been written.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.ConsoleIo, Command = 0, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("CONSOLEIO_write")]
    HypercallResult Write([CountFirst] ReadOnlySpan<byte> text);

    /// <summary>Takes bytes that arrived on the console (<c>CONSOLEIO_read</c>). Control domain.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <returns>How many bytes were taken, 0 when none wait.</returns>
    /// <remarks>
    /// <para>Order: <see cref="Virq.Console"/> says when bytes wait.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.NotPermitted"/>: the caller is not the control domain.</item>
    /// <item><see cref="XenErrno.TooBig"/>: the count does not fit 31 bits.</item>
    /// <item><see cref="XenErrno.BadAddress"/>: the buffer is not memory that the caller may write.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.ConsoleIo, Command = 1, Privilege = HypercallPrivilege.ControlDomain)]
    [XenName("CONSOLEIO_read")]
    HypercallResult Read([CountFirst] Span<byte> buffer);
}
