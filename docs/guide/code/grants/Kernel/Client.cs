using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Tour;

/// <summary>Grants a page to the server, asks it a question there, and takes the page back.</summary>
[GuestKernel]
public partial struct Client
{
    private Connection _server;
    private Port _port;
    private PseudoPhysicalFrame _page;
    private GrantReference _grant;
    private bool _asksForPage;

    [Boot]
    private void Start(in StartInfo info)
    {
        _server = Connection.Parse(in info);
        #region grant
        Check(PageAllocator.TryAllocateZeroed(out _page) ? HypercallResult.Success : XenErrno.OutOfMemory, "find a page");
        new SharedPage(KernelMemory.AddressOf(_page)).Question.Write(7);
        Check(Grant.TryMakeAt(_server.Grant, _server.Peer, _page, GrantAccess.ReadWrite, out Grant grant), "grant the page");
        _grant = grant.Keep();
        Check(Events.BindInterdomain(_server.Peer, _server.Port, Ports.OnEvent, out _port), "bind the event channel");
        Check(Events.Send(_port), "tell the server");
        #endregion
    }

    #region end
    [PortHandler]
    private void OnEvent(Port port)
    {
        var page = new SharedPage(KernelMemory.AddressOf(_page));
        ulong answer = page.Answer.Read();
        if (answer == 0)
        {
            return; // binding leaves the new port pending: this event is not the server's
        }

        Grant grant = Grant.Resume(_grant);
        if (grant.End())
        {
            PageAllocator.Free(_page);
            GuestConsole.WriteLine("the grant has ended, the page is ours again");
            SchedOp.PowerOff();
        }

        if (!_asksForPage)
        {
            GuestConsole.WriteLine($"the answer is {answer}");
            GuestConsole.WriteLine($"the grant does not end: domain {grant.Domain} has the page mapped");
            _asksForPage = true;
            page.Release.Write(1);
            _ = Events.Send(port); // a server that is gone keeps nothing: its mappings go with its domain
        }
    }
    #endregion

    // Ports and grants mean nothing after a restore, and nobody would tell this kernel the new ones.
    [Resume]
    private void OnResume() => SchedOp.Crash();

    private static void Check(HypercallResult result, string step)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"cannot {step}: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
