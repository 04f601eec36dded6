using System;
using System.Linq;
using CustomHypercall;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Samples;

SampleOptions options = SampleOptions.Parse(args);
using Host host = new(options.ToHostOptions());
host.RegisterHandler(new Board());
Domain domain = host.CreateDomain<BoardKernel>();
host.Run();

Console.WriteLine();
Console.WriteLine("the domain's log:");
Console.WriteLine(domain.Log);

Refusal? refusal = domain.Log.Refusals.SingleOrDefault();
return new SampleCheck()
    .PoweredOff(domain)
    .Printed(
        domain,
        "sensor 0: 41 degrees, result 0",
        "sensor 1: 38 degrees, result 0",
        "limits set: 2",
        "fan 0 at 60 percent: 0",
        "fan 0 at 140 percent: -22")
    .That(refusal is { Operation: "BoardOp.SetFan", Error: XenErrno.InvalidArgument, Argument: "percent", Value: 140 }, "the log was to explain the refused call")
    .Finish(host, options);
