using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using HypercallSdk.Benchmarks.Density;
using HypercallSdk.Benchmarks.Kit;
using HypercallSdk.Benchmarks.Processor;
using HypercallSdk.Benchmarks.Rules;
using Perfolizer.Horology;

if (args is ["density", .. string[] rest])
    return DensityReport.Print(rest);

if (args is ["testing", .. string[] times])
    return KitReport.Print(times);

if (args is ["rules", .. string[] how])
    return RulesCost.Print(how);

if (args is ["processor", .. string[] rounds])
    return ProcessorReport.Print(rounds);

// Many short iterations: on a machine that others use too, the median and the least of them say more than the mean.
Job job = Job.Default
    .WithWarmupCount(8)
    .WithIterationCount(25)
    .WithIterationTime(TimeInterval.FromMilliseconds(100))
    .AsDefault();
IConfig config = DefaultConfig.Instance
    .AddJob(job)
    .AddColumn(StatisticColumn.Min, StatisticColumn.Median);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
