using Pleno.Benchmarks;

return await BenchmarkRun.RunAsync(args, Console.Out);
