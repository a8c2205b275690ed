namespace Pleno.Notices.Pages;

/// <summary>The look of the pages that letters link to: they are read on a phone, by people who see them once.</summary>
internal static class NoticePageStyle
{
    public const string Sheet = """
        <style>
          body { margin: 0; font: 18px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
          main { max-width: 38rem; margin: 0 auto; padding: 1rem; }
          h1 { font-size: 1.4rem; } [lang=en] { color: #555; }
          dt { font-weight: bold; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
          .good { color: #0b5c2a; font-weight: bold; } .bad { color: #8a1c1c; font-weight: bold; }
          label { display: block; margin-top: .75rem; }
          input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; border: 1px solid #555; }
          button { font: inherit; margin-top: 1rem; padding: .6rem 1.2rem; color: #fff; background: #0b4a7a; border: 0; }
          button:focus, input:focus { outline: 3px solid #f0a000; outline-offset: 2px; }
        </style>
        """;
}
