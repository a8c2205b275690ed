[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Pleno.Tests")]
