namespace Harness.Reporting.Html;

/// <summary>The look of the page: system fonts, light and dark, narrow and wide.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --back: #ffffff; --soft: #f3f5f7; --line: #cfd5dc; --text: #1b1f24; --quiet: #55606c; --link: #0b57a4;
          --good: #12652a; --bad: #b01030; --warn: #7d4e00; --info: #0b57a4;
          --good-back: #e7f5ea; --bad-back: #fdecef; --warn-back: #fdf3dc; --info-back: #e8f1fb;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --back: #15181c; --soft: #1e2329; --line: #3b444e; --text: #e5e8eb; --quiet: #a5b0bb; --link: #86bfff;
            --good: #77dd92; --bad: #ff93a2; --warn: #f4c65d; --info: #86bfff;
            --good-back: #17301f; --bad-back: #3a1a21; --warn-back: #352a12; --info-back: #172a3d;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
        header, main, footer { max-width: 72rem; margin: 0 auto; padding: 1rem 1.25rem; }
        header { padding-top: 2rem; }
        footer { color: var(--quiet); border-top: 1px solid var(--line); margin-top: 2rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
        h2 { font-size: 1.35rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
        h4 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
        h5 { font-size: 1rem; margin: 1rem 0 .25rem; } h6 { font-size: .95rem; color: var(--quiet); margin: 0 0 .25rem; }
        a { color: var(--link); }
        a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0; }
        main > section:first-child h2 { margin-top: 0; }
        p { margin: .4rem 0; }
        .verdict { border-inline-start: .5rem solid; padding: .75rem 1rem; border-radius: .25rem; }
        .verdict p { margin: 0; color: var(--text); }
        .good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); } .info { color: var(--info); } .quiet { color: var(--quiet); }
        .verdict.good { background: var(--good-back); } .verdict.bad { background: var(--bad-back); }
        .word { display: inline-block; font-weight: 600; font-size: .85rem; line-height: 1.3; padding: .1rem .5rem; border: 1px solid; border-radius: .25rem; white-space: nowrap; }
        .word.good { background: var(--good-back); } .word.bad { background: var(--bad-back); } .word.warn { background: var(--warn-back); } .word.info { background: var(--info-back); }
        dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .2rem 1rem; margin: .75rem 0; }
        dt { color: var(--quiet); } dd { margin: 0; }
        .grid { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; align-items: flex-start; }
        .scroll { overflow-x: auto; max-width: 100%; }
        table { border-collapse: collapse; margin: .5rem 0 1rem; font-size: .95rem; }
        .wide { width: 100%; }
        caption { text-align: start; font-weight: 600; padding: .25rem 0; }
        .grid caption { white-space: nowrap; }
        th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
        th, td { overflow-wrap: break-word; }
        thead th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
        .text { min-width: 14rem; }
        tbody th { font-weight: 600; }
        td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .about { display: block; font-weight: 400; color: var(--quiet); min-width: 12rem; }
        .legend { list-style: none; margin: .5rem 0 1rem; padding: 0; display: grid; gap: .35rem; }
        .faults th, .faults td { padding: .35rem .6rem; border: 1px solid var(--line); }
        .faults thead th { background: var(--soft); white-space: normal; }
        .faults tbody th { position: sticky; inset-inline-start: 0; background: var(--back); min-width: 9rem; width: 28%; }
        .faults td { min-width: 12rem; color: var(--text); }
        .faults td.good { background: var(--good-back); } .faults td.bad { background: var(--bad-back); outline: 2px solid var(--bad); outline-offset: -2px; }
        .faults td.warn { background: var(--warn-back); } .faults td.info { background: var(--info-back); } .faults td.quiet { color: var(--quiet); }
        .faults .word { border: 0; padding: 0; background: none; }
        .faults td a { font-size: .85rem; white-space: nowrap; }
        .meets, .times { display: block; line-height: 1.35; }
        .times { font-size: .85rem; font-variant-numeric: tabular-nums; }
        .nowrap { white-space: nowrap; }
        code, pre { font: .875rem/1.45 ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono", monospace; }
        pre { background: var(--soft); border: 1px solid var(--line); border-radius: .25rem; padding: .6rem .75rem; margin: .25rem 0 .75rem; white-space: pre-wrap; max-height: 28rem; overflow: auto; }
        details { border: 1px solid var(--line); border-radius: .375rem; margin: .75rem 0; }
        summary { cursor: pointer; padding: .5rem .75rem; }
        summary h3, summary h4 { font-size: 1rem; display: inline; margin: 0 .25rem; }
        .inside { padding: .25rem 1rem .75rem; border-top: 1px solid var(--line); scroll-margin-top: 4rem; }
        .finding { border-inline-start: .25rem solid; padding-inline-start: .9rem; margin: 1rem 0; }
        .finding > * { color: var(--text); }
        .finding > .quiet { color: var(--quiet); }
        .finding h3, .finding h4, .finding h5 { margin: 0 0 .25rem; font-size: 1rem; }
        .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.25rem; }
        .sides > * { min-width: 0; }
        figure { margin: .75rem 0; }
        figcaption { margin-bottom: .5rem; }
        .screen { max-width: 26rem; border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; background: var(--soft); }
        .screen .bar { display: flex; gap: .35rem; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
        .screen .bar i { width: .6rem; height: .6rem; border-radius: 50%; background: var(--line); }
        .screen .sheet { background: var(--back); margin: .9rem; padding: .9rem 1rem; border: 1px solid var(--line); border-radius: .25rem; }
        .screen .title { font-weight: 600; margin: 0 0 .5rem; }
        .screen .message { border: 1px solid; border-radius: .25rem; padding: .4rem .6rem; margin: 0 0 .75rem; }
        .screen .message.bad { background: var(--bad-back); } .screen .message.warn { background: var(--warn-back); } .screen .message.good { background: var(--good-back); }
        .screen .bar span { margin-inline-start: auto; font-size: .8rem; line-height: .7rem; color: var(--quiet); }
        .screen .label { margin: .4rem 0 0; font-size: .85rem; color: var(--quiet); }
        .screen .field { min-height: 1.7rem; border: 1px solid var(--line); border-radius: .2rem; margin: 0 0 .4rem; padding: 0 .4rem; background: var(--soft); }
        .screen .button { display: inline-block; padding: .2rem 1rem; border: 1px solid var(--line); border-radius: .2rem; background: var(--soft); color: var(--quiet); }
        .skip { position: absolute; inset-inline-start: 1rem; top: -4rem; background: var(--back); padding: .5rem 1rem; border: 2px solid var(--link); border-radius: .25rem; z-index: 2; }
        .skip:focus { top: .5rem; }
        .unseen { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        html:not(.scripted) .scripts { display: none; }
        .told { position: fixed; inset-block-end: 1rem; inset-inline-start: 50%; transform: translateX(-50%); background: var(--text); color: var(--back); border-radius: .25rem; padding: .5rem 1rem; }
        .told:empty { padding: 0; }
        button, input, select { font: inherit; color: var(--text); background: var(--back); border: 1px solid var(--quiet); border-radius: .25rem; padding: .25rem .6rem; }
        button { cursor: pointer; font-size: .875rem; white-space: nowrap; }
        button:hover { background: var(--soft); }
        button.done { border-color: var(--good); color: var(--good); }
        button:focus-visible, input:focus-visible, select:focus-visible, pre:focus-visible, main:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .finder { display: flex; flex-wrap: wrap; gap: .4rem .75rem; align-items: center; margin: .75rem 0; }
        .finder span { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; } .finder span:first-child { flex: 1 1 18rem; }
        .finder input { flex: 1 1 12rem; min-width: 0; }
        .command { display: flex; flex-wrap: wrap; gap: .5rem; align-items: flex-start; margin: .25rem 0 .75rem; }
        .command pre { flex: 1 1 12rem; min-width: 0; margin: 0; max-height: 8rem; }
        .lead { font-weight: 600; margin-top: 1rem; }
        .worst { margin: .25rem 0; padding-inline-start: 1.5rem; }
        .worst li { margin: .3rem 0; }
        .share { display: block; width: 100%; height: .6rem; border-radius: .3rem; margin: .75rem 0; }
        svg .good { fill: var(--good); } svg .bad { fill: var(--bad); } svg .warn { fill: var(--warn); } svg .info { fill: var(--info); } svg rect.quiet { fill: var(--line); }
        .chart { display: block; width: 100%; min-width: 40rem; max-width: 60rem; height: auto; }
        .chart.attempts { min-width: 34rem; max-width: 44rem; }
        .chart text { fill: var(--quiet); font-size: 12px; } .chart .end { text-anchor: end; } .chart .middle { text-anchor: middle; }
        .chart path { fill: none; } .chart .axis { stroke: var(--quiet); } .chart .grid { stroke: var(--line); } .chart .mark { stroke: var(--text); stroke-dasharray: 3 3; }
        .chart .limit { stroke: var(--bad); stroke-width: 2; } .chart .room { fill: var(--soft); stroke: var(--line); }
        .chart .passes { stroke: var(--good); stroke-width: 3; } .chart .fails { stroke: var(--bad); stroke-width: 2; }
        .key { color: var(--quiet); } .swatch { display: inline-block; min-width: .8rem; height: .8rem; line-height: .8rem; text-align: center; margin-inline: .75rem .1rem; font-weight: 700; }
        .swatch.info { background: var(--info); } .swatch.warn { background: var(--warn); } .swatch.passes { color: var(--good); } .swatch.fails { color: var(--bad); }
        .screens { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1rem 1.25rem; }
        .screens figure { margin: 0; } .screens figcaption { margin: .5rem 0 0; font-size: .95rem; }
        mark { background: var(--info-back); color: var(--text); border-radius: .15rem; outline: 1px solid var(--info); }
        mark.bad { background: var(--bad-back); outline-color: var(--bad); } mark.warn { background: var(--warn-back); outline-color: var(--warn); }
        .note { color: var(--quiet); }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media (max-width: 44rem) {
          .sides { grid-template-columns: 1fr; }
          dl { grid-template-columns: minmax(5rem, max-content) 1fr; }
          h1 { font-size: 1.4rem; }
          .faults tbody th { min-width: 7.5rem; max-width: 7.5rem; overflow-wrap: anywhere; font-size: .85rem; }
          .faults .about { display: none; }
          .faults td { min-width: 9rem; }
        }
        @media print { pre { max-height: none !important; } .scripts, .skip, nav { display: none; } tr, figure { break-inside: avoid; } }
        """;
}
