[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Pleno.Tests")]
[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Pleno.Benchmarks")]
