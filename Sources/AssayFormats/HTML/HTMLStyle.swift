/// The style sheet of a page.
enum HTMLStyle {
  /// The name of the property that holds what is drawn on a line below the text.
  static func laneName(_ lane: Int) -> String { "p\(lane)" }

  /// The sheet for pages with so many types and lines below the text.
  static func sheet(types: Int, lanes: Int) -> String {
    ":root{--lanes:\(lanes)}\n" + fixed + colours(types) + lines(lanes)
  }

  /// A colour a type, hues by the golden angle so that neighbours differ; and the four looks of lines.
  private static func colours(_ types: Int) -> String {
    guard types > 0 else { return "" }
    var sheet = ":root{\n"
    for type in 0..<types {
      let hue = (Double(type) * 137.508 + 25).truncatingRemainder(dividingBy: 360).rounded()
      sheet += "--c\(type):oklch(var(--light) var(--chroma) \(Int(hue)));"
      sheet += "--k\(type):linear-gradient(var(--c\(type)) 0 0);"
      for (name, line, gap) in [("w", 6, 3), ("x", 2, 3)] {
        sheet += "--\(name)\(type):repeating-linear-gradient(90deg,var(--c\(type)) 0 \(line)px,"
        sheet += "transparent \(line)px \(line + gap)px);"
      }
      sheet +=
        "--d\(type):repeating-linear-gradient(90deg,var(--faint) 0 1px,transparent 1px 4px);\n"
    }
    sheet += "}\n"
    for type in 0..<types {
      sheet += "body:has(#t\(type):not(:checked)){--k\(type):none;--w\(type):none;--x\(type):none;"
      sheet += "--d\(type):none}\n"
    }
    return sheet
  }

  /// Where each line is drawn.
  private static func lines(_ lanes: Int) -> String {
    guard lanes > 0 else { return "" }
    let images = (0..<lanes).map { "var(--\(laneName($0)),none)" }.joined(separator: ",")
    let places = (0..<lanes).map { lane in
      "0 calc(100% - \((lanes - 1 - lane) * 5)px)"
    }.joined(separator: ",")
    return ".s{background-image:\(images);background-position:\(places);"
      + "background-size:100% 3px;background-repeat:no-repeat}\n"
  }

  private static let fixed = """
    :root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1d1d1b;--quiet:#5b5b57;--rule:#dcd9d0;
    --faint:#8a8a84;--shade:#f3e7b8;--light:.5;--chroma:.14}
    @media (prefers-color-scheme:dark){:root{--paper:#191a1c;--ink:#e9e7e1;--quiet:#a9a8a2;
    --rule:#3a3b3e;--faint:#8b8b86;--shade:#4a431f;--light:.76;--chroma:.13}}
    *{box-sizing:border-box}
    html{scroll-padding-top:30vh}
    body{margin:0 auto;padding:2rem 1.5rem;max-width:70rem;background:var(--paper);color:var(--ink);
    font:15px/1.5 system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}
    h1{font:600 1.9rem/1.25 Georgia,"Iowan Old Style","DejaVu Serif",serif;margin:0 0 .4rem;
    text-wrap:balance}
    h2{font-size:1.25rem;margin:2.6rem 0 .8rem;padding-top:.8rem;border-top:1px solid var(--rule)}
    h3{font-size:1rem;margin:1.6rem 0 .6rem}
    header p,.key,footer{color:var(--quiet);font-size:.85rem}
    header .key{font-variant-caps:all-small-caps;letter-spacing:.04em}
    a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:.15em}
    a:focus-visible,input:focus-visible,summary:focus-visible{outline:2px solid currentColor;
    outline-offset:2px}
    .page{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2.5rem;align-items:start;
    margin-top:1.6rem}
    article{font:1.12rem/1.5 Georgia,"Iowan Old Style","DejaVu Serif",serif;
    line-height:calc(1.75em + var(--lanes)*5px);white-space:pre-wrap;overflow-wrap:break-word;
    max-width:44rem}
    .s{padding-bottom:calc(var(--lanes)*5px + 1px);-webkit-box-decoration-break:clone;
    box-decoration-break:clone;print-color-adjust:exact;-webkit-print-color-adjust:exact;
    border-radius:2px}
    .g{background-color:color-mix(in srgb,var(--shade) 75%,transparent)}
    .s:target{outline:2px solid currentColor;outline-offset:1px}
    .s[data-l]::before{content:attr(data-l);font:600 .56em/1 system-ui,"DejaVu Sans",sans-serif;
    color:var(--l);vertical-align:.95em;margin-right:.25em;letter-spacing:.01em;white-space:nowrap}
    body:has(#labels:not(:checked)) .s[data-l]::before{content:none}
    .e::after{content:"\\2038";color:var(--l,var(--quiet))}
    aside{position:sticky;top:1.2rem;max-height:calc(100vh - 2.4rem);overflow:auto;min-width:15rem;
    max-width:24rem;font-size:.85rem}
    table{border-collapse:collapse;width:100%}
    th,td{padding:.14rem .5rem;text-align:left;vertical-align:top}
    th{font-weight:600;color:var(--quiet)}
    th.part{padding-top:.7rem;color:var(--ink)}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    aside tbody tr:hover{background:color-mix(in srgb,var(--rule) 45%,transparent)}
    aside i{display:inline-block;width:1.1em;height:.42em;border-radius:2px;margin:0 .5em .1em .35em;
    print-color-adjust:exact;-webkit-print-color-adjust:exact}
    input{margin:0;vertical-align:-.1em;accent-color:var(--quiet)}
    label{cursor:pointer}
    label:has(input:not(:checked)){color:var(--faint)}
    #labels{margin-right:.5em}
    .wide td,.wide th{border-bottom:1px solid var(--rule)}
    small{font-size:.76em;font-weight:600;color:var(--l,var(--quiet))}
    .sums{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;list-style:none;padding:0}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.8rem}
    .card{border:1px solid var(--rule);border-radius:6px;padding:.7rem .9rem}
    .card:target{outline:2px solid currentColor}
    .card p{margin:0}
    .what{font-weight:600}
    dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .7rem;margin:.45rem 0 .2rem}
    dt{color:var(--quiet);font-size:.85rem}
    dd{margin:0}
    .chains{list-style:none;padding:0;line-height:1.9}
    .chains b{color:var(--quiet);font-weight:600;margin-right:.4em}
    summary{cursor:pointer;margin:1.2rem 0 .6rem;font-weight:600}
    footer{margin-top:3rem;border-top:1px solid var(--rule);padding-top:.8rem;
    overflow-wrap:anywhere}
    @media (max-width:56rem){.page{grid-template-columns:minmax(0,1fr)}
    aside{position:static;max-height:none;max-width:none}}
    @media print{body{max-width:none;padding:0;font-size:10pt;background:none}
    .page{display:block}aside{position:static;max-height:none;max-width:none;margin-top:1rem}
    aside input,aside label:has(#labels){display:none}
    .card,tr,li{break-inside:avoid}h2,h3{break-after:avoid}a{text-decoration:none}}

    """
}
