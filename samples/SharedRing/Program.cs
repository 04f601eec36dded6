using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Samples;
using SharedRing;

const uint Megabytes = 100;
const uint Records = Megabytes * 256;
const uint RingGrant = 40;

// How fast it was differs from run to run, so it is printed only when asked for.
bool printsSpeed = args.Contains("--speed");
SampleOptions options = SampleOptions.Parse([.. args.Where(argument => argument != "--speed")]);
using Host host = new(options.ToHostOptions());
Domain producer = host.CreateDomain<Producer>(new DomainConfig { Name = "producer", MemoryMegabytes = 8 });
Domain consumer = host.CreateDomain<Consumer>(new DomainConfig { Name = "consumer", MemoryMegabytes = 8, ConsolePrefix = "(d1) " });

// The toolstack's part: a port, and the number of the first grant; the other grants' numbers stand in that page.
Port port = consumer.AllocateUnboundPort(producer.Id);
producer.CommandLine = $"peer={consumer.Id} port={port} grant={RingGrant} records={Records}";
consumer.CommandLine = $"peer={producer.Id} port={port} grant={RingGrant} records={Records}";
Stopwatch watch = Stopwatch.StartNew();
host.Run();
watch.Stop();

Console.WriteLine();
Console.WriteLine("the producer's log:");
Console.WriteLine(producer.Log);
if (printsSpeed)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Megabytes / watch.Elapsed.TotalSeconds:0} MiB/s"));
}

Refusal? refusal = producer.Log.Refusals.SingleOrDefault();
return new SampleCheck()
    .PoweredOff(producer)
    .PoweredOff(consumer)
    .Printed(
        producer,
        "33 pages granted to domain 1",
        "25600 records written, checksum f3cdd5b0b234b669",
        "grant 40 does not end: domain 1 has the page mapped to write",
        "as a page table the page is refused: error 22",
        "33 of 33 grants ended")
    .Printed(
        consumer,
        "33 pages of domain 0 mapped",
        "25600 records read, checksum f3cdd5b0b234b669: right",
        "33 pages unmapped")
    .That(refusal is { Operation: "MmuExtOp.Execute" }, "the log was to explain why the page is no page table, and nothing else")
    .Finish(host, options);
