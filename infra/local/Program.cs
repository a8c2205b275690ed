Console.WriteLine("pleno");
