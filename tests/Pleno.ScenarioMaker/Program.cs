using Pleno.ScenarioMaker;

return ScenarioDocuments.Run(args, Console.Out);
