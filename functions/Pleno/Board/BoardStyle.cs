namespace Pleno.Board;

internal static class BoardStyle
{
    public const string Sheet = """
        <style>
          body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
          main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
          h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-bottom: .25rem; }
          [lang=en] { color: #555; font-weight: normal; }
          section { overflow-x: auto; margin-bottom: 1.5rem; }
          .verdict { display: inline-block; font-size: 1.3rem; font-weight: bold; padding: .25rem .75rem; border: 2px solid; }
          .ready { color: #0b5c2a; } .open { color: #8a1c1c; }
          table { border-collapse: collapse; } th, td { border: 1px solid #bbb; padding: .3rem .6rem; text-align: left; vertical-align: top; }
          caption { text-align: left; } .number { text-align: right; font-variant-numeric: tabular-nums; }
          .asof { color: #555; margin-top: 0; }
        </style>
        """;
}
