namespace Selfsame.Training.Reports;

/// <summary>The style sheet of every report: colours as variables, so that light and dark differ in one place.</summary>
internal static class ReportStyle
{
    internal const string Sheet = """
        :root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1c2430;--soft:#5d6878;--line:#e3e7ed;
        --c0:#2f5fd0;--c1:#d2603a;--c2:#2b9a80;--c3:#8a5bd1;--c4:#c9971c;--c5:#b9c1cd}
        @media(prefers-color-scheme:dark){:root{--page:#12161c;--card:#1b2129;--ink:#e7ebf1;--soft:#9aa6b6;--line:#2c343f;
        --c0:#7ba2ff;--c1:#f08e6c;--c2:#5fcbb0;--c3:#b795f2;--c4:#e4bb52;--c5:#4b5563}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif}
        main{max-width:1120px;margin:0 auto;padding:32px 20px 48px}
        .brand{margin:0;color:var(--c0);font-weight:700;letter-spacing:.04em}
        h1{margin:.1em 0 .2em;font-size:2rem;line-height:1.2}
        h2{margin:2.2em 0 .3em;font-size:1.3rem}
        h3{margin:0 0 8px;font-size:1rem}
        section>p,.lead{max-width:72ch;color:var(--soft);margin:.2em 0 1em}
        .lead{font-size:1.1rem}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,430px),1fr));gap:16px}
        .wide{grid-column:1/-1}
        .card{margin:0;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px}
        .card img{display:block;width:100%;height:auto;border-radius:6px;image-rendering:auto}
        figcaption{margin-top:10px;color:var(--soft);font-size:.88rem}
        svg{display:block;width:100%;height:auto}
        svg text{fill:var(--soft);font-size:13px}
        svg text.strong{fill:var(--ink);font-weight:600}
        svg .unit{font-size:11px}
        .grid{stroke:var(--line);stroke-width:1}
        polyline{fill:none;stroke-width:2.2;stroke-linejoin:round}
        polyline.faint{stroke-width:1;opacity:.28}
        polyline.c0{stroke:var(--c0)}polyline.c1{stroke:var(--c1)}polyline.c2{stroke:var(--c2)}polyline.c3{stroke:var(--c3)}polyline.c4{stroke:var(--c4)}
        circle.c0,rect.c0{fill:var(--c0)}circle.c1,rect.c1{fill:var(--c1)}circle.c2,rect.c2{fill:var(--c2)}
        circle.c3,rect.c3{fill:var(--c3)}circle.c4,rect.c4{fill:var(--c4)}rect.c5{fill:var(--c5)}
        .legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:8px 0 0;font-size:.88rem}
        .legend i{display:inline-block;width:12px;height:12px;border-radius:3px;margin-right:6px;vertical-align:-1px}
        i.c0{background:var(--c0)}i.c1{background:var(--c1)}i.c2{background:var(--c2)}i.c3{background:var(--c3)}i.c4{background:var(--c4)}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:16px;margin:0}
        .figures div{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:14px 18px}
        .figures dt{color:var(--soft);font-size:.86rem}
        .figures dd{margin:2px 0 0;font-size:1.4rem;font-weight:650;overflow-wrap:anywhere}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th,td{padding:7px 10px;text-align:right;border-bottom:1px solid var(--line)}
        th:first-child,td:first-child{text-align:left}
        th{color:var(--soft);font-weight:600;font-size:.88rem}
        tr:last-child td{border-bottom:0}
        td.strong{font-weight:700;color:var(--c0)}
        pre{overflow-x:auto;font:13px/1.5 ui-monospace,Consolas,"DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere}
        footer{margin-top:48px;color:var(--soft);font-size:.85rem}
        """;
}
