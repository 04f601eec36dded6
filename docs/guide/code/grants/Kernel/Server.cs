using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Tour;

/// <summary>Maps the client's page, answers the question on it, and lets go of it when asked to.</summary>
[GuestKernel]
public partial struct Server
{
    private Connection _client;
    private KeptMapping _page;

    [Boot]
    private void Start(in StartInfo info)
    {
        _client = Connection.Parse(in info);

        // The port is ours already, unbound: the host allocated it.
        Check(Events.Attach(_client.Port, Ports.OnEvent).IsSuccess ? GrantStatus.Okay : GrantStatus.GeneralError, "attach to the event channel");
        GuestConsole.WriteLine($"waiting for domain {_client.Peer}");
    }

    #region map
    [PortHandler]
    private void OnEvent(Port port)
    {
        if (_page.Address.IsNull)
        {
            Check(MappedGrant.TryMap(_client.Peer, _client.Grant, GrantAccess.ReadWrite, out MappedGrant mapping), "map the page");
            _page = mapping.Keep();
        }

        var page = new SharedPage(_page.Address);
        if (page.Release.Read() != 0)
        {
            Check(MappedGrant.Resume(_page).Unmap(), "unmap the page");
            _page = default;
            GuestConsole.WriteLine("the page is unmapped");
        }
        else
        {
            ulong question = page.Question.Read(); // once: the client may write another one at any moment
            GuestConsole.WriteLine($"domain {_client.Peer} asks for the square of {question}");
            page.Answer.Write(question * question);
        }

        _ = Events.Send(port); // a client that is gone waits for no answer
    }
    #endregion

    // Ports and mappings mean nothing after a restore, and nobody would tell this kernel the new ones.
    [Resume]
    private void OnResume() => SchedOp.Crash();

    private static void Check(GrantStatus status, string step)
    {
        if (status != GrantStatus.Okay)
        {
            GuestConsole.WriteLine($"cannot {step}: status {(int)status}");
            SchedOp.Crash();
        }
    }
}
