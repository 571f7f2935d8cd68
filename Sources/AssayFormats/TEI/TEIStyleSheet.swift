extension TEI {
  /// A style sheet for browsers that show the files, and for CETEIcean's elements.
  ///
  /// Blocks keep their white space, names have colours, and what is not text is hidden.
  public static let styleSheet = """
    /* Shows files of the profile assay-tei/1: as XML, and as CETEIcean's elements in HTML. */
    TEI, tei-tei { display: block; max-width: 42em; margin: 2em auto; font: 17px/1.5 serif; }
    teiHeader, standOff, tei-teiheader, tei-standoff { display: none; }
    text, body, tei-text, tei-body { display: block; }
    p, head, tei-p, tei-head { display: block; white-space: pre-wrap; }
    head, tei-head { font-size: 1.4em; font-weight: bold; }
    persName, tei-persname { background: #cfe3ff; }
    orgName, tei-orgname { background: #ffe3c2; }
    placeName, tei-placename { background: #d2f2d0; }
    date, time, tei-date, tei-time { background: #efe0ff; }
    text title, tei-text tei-title { background: #fff3b0; font-style: italic; }
    rs, tei-rs { background: #e8e8e8; }
    rs[type="trigger"], tei-rs[type="trigger"] {
      background: none; border-bottom: 2px solid #c0392b;
    }
    persName, orgName, placeName, date, time, text title, rs,
    tei-persname, tei-orgname, tei-placename, tei-date, tei-time, tei-text tei-title, tei-rs {
      border-radius: 3px; padding: 0 1px;
    }
    [cert]::after { content: attr(cert); font-size: 0.6em; vertical-align: super; }

    """
}
