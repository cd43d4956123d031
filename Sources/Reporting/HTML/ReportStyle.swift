/// The style sheet of a report, for the screen and for A4.
///
/// It holds neither `<` nor `&`, so the page reads the same as HTML and as XML, and
/// neither grids nor variables, which some makers of PDF do not know. Charts do not depend
/// on it: their style stands in presentation attributes.
enum ReportStyle {
  static let sheet: StaticString = """

    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:#eceff3;color:#1b2430;
    font:15px/1.5 "Noto Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;
    font-variant-numeric:tabular-nums lining-nums;-webkit-print-color-adjust:exact;
    print-color-adjust:exact}
    article{max-width:58rem;margin:0 auto 3rem;padding:2.2rem 2.6rem 2rem;background:#fff;
    border:1px solid #d3d9e0;overflow-wrap:anywhere}
    .switch{position:absolute;opacity:0;width:1px;height:1px}
    .languages{max-width:58rem;margin:0 auto;padding:.7rem 0;display:flex;gap:.4rem;
    justify-content:flex-end}
    .languages label{padding:.2rem .8rem;border:1px solid #d3d9e0;border-radius:1rem;
    background:#fff;cursor:pointer}
    #show-vi:checked~article[lang=en],#show-en:checked~article[lang=vi]{display:none}
    #show-vi:checked~.languages label[for=show-vi],
    #show-en:checked~.languages label[for=show-en]{background:#1d4a7a;color:#fff;
    border-color:#1d4a7a}
    #show-vi:focus-visible~.languages label[for=show-vi],
    #show-en:focus-visible~.languages label[for=show-en]{outline:3px solid #f0b429}
    h1{font-size:1.75rem;line-height:1.25;margin:.2rem 0 .3rem;color:#1d4a7a}
    h2{font-size:1.3rem;line-height:1.3;margin:2.2rem 0 .7rem;padding-bottom:.3rem;
    border-bottom:2px solid #1d4a7a;color:#1d4a7a}
    h3{font-size:1.02rem;margin:1.5rem 0 .5rem}
    p{margin:.5rem 0}
    sub,sup{font-size:.72em;line-height:0}
    .kind{margin:0;color:#566270;letter-spacing:.06em;text-transform:uppercase;
    font-size:.8rem;font-weight:600}
    .lead{color:#566270;margin:0 0 1rem}
    .identifier{color:#566270;font-weight:400;font-size:.85em}
    dl.facts{columns:2;column-gap:1.6rem;margin:.6rem 0}
    dl.facts div{display:table;width:100%;border-bottom:1px solid #d3d9e0;
    break-inside:avoid}
    dl.facts dt{display:table-cell;width:8.5rem;padding:.28rem .6rem .28rem 0}
    dl.facts dd{display:table-cell;padding:.28rem 0}
    dt{color:#566270}
    dd{margin:0}
    dd small,td small{color:#566270;font-size:.86em}
    .codes{line-height:1.8}
    .codes bdi{display:inline-block;max-width:100%;padding:0 .45em;margin:0 .1em;
    background:#f4f6f9;border:1px solid #d3d9e0;border-radius:.25em;font-size:.9em}
    .scroll{overflow-x:auto;margin:.7rem 0}
    table{border-collapse:collapse;width:100%;font-size:.9rem}
    caption{text-align:left;font-weight:600;padding:.2rem 0 .4rem;caption-side:top}
    th,td{padding:.27rem .5rem;border-bottom:1px solid #d3d9e0;vertical-align:baseline;
    text-align:left}
    thead th{background:#f4f6f9;border-bottom:1.5px solid #9aa5b1;vertical-align:bottom;
    line-height:1.25}
    thead th small{display:block;margin-top:.15em;font-weight:400;color:#566270}
    table{overflow-wrap:normal}
    tbody th{font-weight:500;overflow-wrap:anywhere;min-width:5em}
    .u{overflow-wrap:anywhere;min-width:3.4em}
    .dense{font-size:.82rem}
    .dense th,.dense td{padding:.25rem .32rem}
    .dense tbody th{min-width:4.8em}
    .n{text-align:right;white-space:nowrap}
    .c{text-align:center;white-space:nowrap}
    .h{text-align:center;overflow-wrap:anywhere;min-width:3.6em}
    .w{white-space:nowrap}
    .r{text-align:right}
    .overview tbody th{min-width:9em}
    .mark{position:absolute;color:#566270;padding-left:.12em;line-height:1;
    font-size:.72em}
    .absent{color:#566270}
    .acceptable{color:#125b49}
    .warning{color:#8a4d00;font-weight:600}
    .action{color:#a2211a;font-weight:600}
    .inconclusive{color:#4f4c73;font-weight:600}
    .lit.warning{background:#fdf3e1}
    .lit.action{background:#fcebea}
    .lit.inconclusive{background:#eeeef5}
    tr.own th,tr.own td{background:#fbeebb;font-weight:600}
    .state{margin:.6rem 0;padding:.55rem .9rem;border:2px solid #a35c00;background:#fdf3e1;
    color:#6b3c00}
    code{font-family:"Noto Sans Mono","DejaVu Sans Mono",Consolas,monospace;font-size:.86em}
    .digest code{font-size:.74em;overflow-wrap:anywhere}
    .definition{font-family:"Noto Sans Mono","DejaVu Sans Mono",Consolas,monospace;
    font-size:.74rem;line-height:1.45;white-space:pre-wrap;background:#f6f8fb;
    border:1px solid #d3d9e0;padding:.6rem .8rem}
    .footnotes{font-size:.84rem;color:#566270;margin:.4rem 0 0;padding:0;list-style:none}
    .footnotes sup{margin-right:.4em}
    figure{margin:1rem 0 .4rem;break-inside:avoid}
    figure .scroll{margin:0}
    figure svg{display:block;height:auto;max-width:100%}
    figcaption{font-size:.88rem;color:#566270;margin-top:.2rem}
    .notices{margin:.5rem 0;padding:.6rem 1rem .6rem 2rem;background:#f6f8fb;
    border-left:4px solid #6f8fb3;-webkit-box-decoration-break:clone;
    box-decoration-break:clone}
    .notices li{margin:.25rem 0;break-inside:avoid}
    .contents{columns:2;column-gap:2rem;padding-left:0;list-style:none}
    .contents li{break-inside:avoid}
    a{color:#1d4a7a}
    footer{margin-top:2.2rem;border-top:2px solid #1d4a7a;padding-top:.6rem;font-size:.86rem}
    .end{text-align:center;color:#566270;margin:1rem 0 0;break-before:avoid}
    @media (max-width:44rem){article{padding:1rem}dl.facts,.contents{columns:1}}
    @media screen and (max-width:44rem){
    figure svg{width:44rem;max-width:none}
    table.results{border-collapse:separate;border-spacing:0}
    .results th:first-child,.results .v{position:sticky;background:#fff;z-index:1}
    .results th:first-child{left:0;min-width:7em}
    .results .v{right:0;white-space:normal}
    .results thead th:first-child,.results thead .v{background:#f4f6f9}
    .results .v.lit.warning{background:#fdf3e1}
    .results .v.lit.action{background:#fcebea}
    .results .v.lit.inconclusive{background:#eeeef5}
    .results tbody th:first-child{border-right:1px solid #d3d9e0}
    .results .v{border-left:1px solid #d3d9e0}
    }
    .kind{string-set:running content()}
    @page{size:A4;margin:18mm 15mm 18mm;@top-left{content:string(running);
    font:8.5pt "Noto Sans",Arial,sans-serif;color:#566270}@bottom-right{
    content:counter(page) " / " counter(pages);
    font:9pt "Noto Sans",Arial,sans-serif;color:#566270}}
    @media print{
    html{font-size:9.6pt}
    body{background:#fff;font-size:9.6pt;line-height:1.42}
    .switch,.languages{display:none}
    article{max-width:none;margin:0;padding:0;border:0}
    h1{font-size:18pt}
    h2{font-size:13pt}
    h2,h3,caption{break-after:avoid}
    .head{break-inside:avoid;break-after:avoid}
    section.apart{break-before:page}
    section.apart h2{margin-top:0}
    .scroll{overflow:visible}
    table{font-size:8.6pt}
    .dense{font-size:7.4pt}
    .dense th,.dense td{padding:.22rem .24rem}
    thead{display:table-header-group}
    tr{break-inside:avoid}
    p{orphans:3;widows:3}
    a{color:inherit;text-decoration:none}
    }

    """
}
