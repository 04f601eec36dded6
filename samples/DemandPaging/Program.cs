using System;
using System.Linq;
using DemandPaging;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Samples;

string[] expected =
[
    "-- memory on demand",
    "page fault at 1000000000, error 2: a fresh page",
    "page fault at 1000001000, error 2: a fresh page",
    "page fault at 1000002000, error 2: a fresh page",
    "page fault at 1000003000, error 2: a fresh page",
    "the sum of what was written is 14",
    "-- copy on write",
    "the first address space reads 1",
    "page fault at 2000000000, error 3: its own copy",
    "the first address space reads 2",
    "the second address space reads 1",
    "page fault at 2000000000, error 3: nobody else has the page, it may be written",
    "the second address space reads 3",
    "the first address space reads 2",
    "-- a read-only page",
    "page fault at 3000000000, error 3: refused, the store is lost",
    "the constant is 7",
    "-- a page without execution",
    "page fault at 4000000000, error 11: refused, nothing may be executed here",
    "it ran once the kernel allowed it",
    "-- a page table",
    "mapping it writable: error 16",
    "mapping it read-only: error 0",
    "an entry for memory that does not exist: error 1",
    "8 faults; every page is free again: True",
];

SampleOptions options = SampleOptions.Parse(args);
using Host host = new(options.ToHostOptions());
Domain domain = host.CreateDomain<DemandPagingKernel>(new DomainConfig { MemoryMegabytes = 64 });
host.Run();

// What real Xen keeps to itself: why it refused. To the operator, so that both print the same lines.
Console.Error.WriteLine(domain.Log);
XenErrno[] refused = [.. domain.Log.Refusals.Select(refusal => refusal.Error)];

return new SampleCheck()
    .PoweredOff(domain)
    .Printed(domain, expected)
    .That(refused.SequenceEqual([XenErrno.Busy, XenErrno.NotPermitted]), "the log was to explain the two mappings that were refused, and nothing else")
    .Finish(host, options);
