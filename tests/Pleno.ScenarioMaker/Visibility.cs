[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Pleno.Benchmarks")]
