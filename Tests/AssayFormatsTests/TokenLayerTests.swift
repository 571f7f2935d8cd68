import AssayFormats
import AssayModel
import Testing

/// Formats that have their annotations over words: what is read, and what is counted as not read.
struct TokenLayerTests {
  typealias Case = ToolConventionTests.Case

  @Test func otherLayersOfXMLAreCounted() throws {
    try ToolConventionTests.check([
      Case(
        name: "layers of TCF", file: "a.xml", format: "tcf",
        content: """
          <D-Spin version="0.4"><TextCorpus lang="de"><text>Anna ran</text><tokens><token ID="t1">Anna</token>\
          <token ID="t2">ran</token></tokens><lemmas><lemma tokenIDs="t2">run</lemma></lemmas><POStags tagset="x">\
          <tag tokenIDs="t1">NE</tag><tag tokenIDs="t2">V</tag></POStags><geo><src/><gpoint tokenIDs="t1"/></geo>\
          <references><entity ID="e1"><extref refid="x"/><reference ID="r1" type="nam" rel="x" target="r2" tokenIDs="t1"/>\
          </entity></references></TextCorpus></D-Spin>
          """, lines: ["mention 'Anna'", "= Anna"], unmodelled: 7),
      Case(
        name: "references, times and terms of NAF", file: "a.naf", format: "naf",
        content: """
          <NAF version="v3"><raw>Anna ran now</raw><text><wf id="w1" offset="0" length="4" sent="1">Anna</wf>\
          <wf id="w2" offset="5" length="3" sent="1">ran</wf><wf id="w3" offset="9" length="3" sent="1">now</wf></text>
          <terms><term id="t1" pos="R" lemma="Anna"><span><target id="w1"/></span><externalReferences>\
          <externalRef resource="WordNet" reference="s1"/></externalReferences></term><term id="t2"><span><target id="w2"/>\
          </span></term></terms>
          <entities><entity id="e1" type="PER"><references><span><target id="t1"/></span></references><externalReferences>\
          <externalRef resource="ned" reference="A"><externalRef resource="wiki" reference="B"/></externalRef>\
          </externalReferences></entity></entities>
          <timeExpressions><timex3 id="tx0" type="DATE" value="2031" functionInDocument="CREATION_TIME"/>\
          <timex3 id="tx1" type="DATE" value="2031-01" anchorTimeID="tx0"><span><target id="w3"/></span></timex3>\
          </timeExpressions>
          <srl><predicate id="p1"><externalReferences><externalRef resource="PropBank" reference="run.01"/>\
          <externalRef resource="FrameNet" reference="Motion"/></externalReferences><span><target id="t2"/></span>\
          <role id="r1" semRole="A0"><externalReferences><externalRef resource="FrameNet" reference="Mover"/>\
          </externalReferences><span><target id="t1"/></span></role></predicate></srl>
          <constituency><tree/></constituency><markables><mark id="m1"/></markables></NAF>
          """,
        lines: [
          "PER 'Anna' <ned:A> <wiki:B>", "DATE 'now' value=2031-01 anchorTimeID=tx0",
          "run.01 'ran' (A0: Anna) <FrameNet:Motion>",
        ], unmodelled: 6),
      Case(
        name: "attributes and names of TimeML", file: "a.tml", format: "timeml",
        content: """
          <TimeML><ENAMEX TYPE="PERSON">Anna</ENAMEX> <EVENT eid="e1" class="OCCURRENCE" stem="run" tense="NONE">ran\
          </EVENT> <TIMEX3 tid="t1" type="DATE" value="2031" temporalFunction="true" anchorTimeID="t0">then</TIMEX3>\
          <MAKEINSTANCE eiid="ei1" eventID="e1" tense="PAST" cardinality="2"/>\
          <TLINK lid="l1" relType="BEFORE" eventInstanceID="ei1" relatedToTime="t1" origin="USER"/></TimeML>
          """,
        lines: [
          "PERSON 'Anna'", "DATE 'then' value=2031 temporalFunction=true anchorTimeID=t0",
          "OCCURRENCE 'ran' stem=run tense=PAST cardinality=2",
          "TLINK (eventInstanceID: event OCCURRENCE, relatedToTime: then) relType=BEFORE origin=USER",
        ]),
    ])
  }

  @Test func whatColumnsSayOfWordsIsCounted() throws {
    try ToolConventionTests.check([
      Case(
        name: "CoNLL-U", file: "a.conllu", format: "conllu",
        content: """
          # text = Anna ran
          1\tAnna\tAnna\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\tEntity=(person)|SpaceAfter=Yes
          2\tran\trun\tVERB\t_\t_\t0\troot\t_\tTense=x|Gloss


          """, lines: ["SPAN 'Anna'"], unmodelled: 9),
      Case(
        name: "CoNLL-2012", file: "a.conll", format: "conll2012",
        content: """
          #begin document (d); part 000
          d 0 0 Anna NNP (TOP(S* - - - Bo (PERSON) * (1)
          d 0 1 ran VBD *)) run 01 2 Bo * (V*) -

          #end document

          """, lines: ["PERSON 'Anna'", "= Anna"], unmodelled: 9),
    ])
  }
}
