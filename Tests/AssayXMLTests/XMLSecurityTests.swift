import AssayXML
import Testing

/// Documents that attack a parser.
///
/// Each is met with an error, soon, and reads nothing else.
struct XMLSecurityTests {
  private static let external =
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<a>&x;</a>"
  private static let parameter =
    "<!DOCTYPE a [<!ENTITY % x SYSTEM \"file:///etc/hostname\"> %x;]>\n<a>&y;</a>"
  private static let subset = "<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\">\n<a>&x;</a>"
  private static let laughs: String = {
    let entities = (1...9).map { "<!ENTITY l\($0) \"&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);\">" }
    return "<!DOCTYPE a [<!ENTITY l0 \"ha\">\(entities.joined())]>\n<a>&l9;</a>"
  }()
  private static let inAttribute =
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<a n=\"&x;\"/>"

  private func read(_ xml: String, allowingDocumentType: Bool) -> (events: [String], XMLError?) {
    var options = XMLReader.Options()
    options.allowsDocumentType = allowingDocumentType
    var recorder = Recorder()
    do {
      try XMLReader(options: options).read(Array(xml.utf8), into: &recorder)
      return (recorder.events, nil)
    } catch {
      return (recorder.events, error)
    }
  }

  @Test func documentTypesAreRefused() {
    let attacks = [
      Self.external, Self.parameter, Self.subset, Self.laughs, Self.inAttribute,
      "<!DOCTYPE a>\n<a/>",
    ]
    for xml in attacks {
      let (events, error) = read(xml, allowingDocumentType: false)
      #expect(error?.code == .documentType && error?.line == 1, "\(xml)")
      #expect(events.isEmpty)
    }
  }

  @Test func entitiesAreNotResolvedEvenWhereADocumentTypeIsAllowed() {
    #expect(
      read("<!DOCTYPE a>\n<a>x</a>", allowingDocumentType: true).events == ["<a>", "x", "</a>"])
    let attacks = [Self.external, Self.parameter, Self.subset, Self.laughs, Self.inAttribute]
    for xml in attacks {
      let (events, error) = read(xml, allowingDocumentType: true)
      #expect(error?.code == .malformed, "\(xml): \(error?.description ?? "no error")")
      #expect(events.allSatisfy { $0 == "<a>" }, "\(events)")
    }
  }

  @Test func depthAndSizeAreLimited() {
    let bomb = String(repeating: "<a>", count: 1_000_000)
    let (events, error) = read(bomb, allowingDocumentType: false)
    #expect(error?.code == .limit)
    #expect(events.count == 256)

    var options = XMLReader.Options()
    options.maximumByteCount = 3
    var recorder = Recorder()
    let tooLong = #expect(throws: XMLError.self) {
      try XMLReader(options: options).read(Array("<a/>".utf8), into: &recorder)
    }
    #expect(tooLong?.code == .limit)
  }

  @Test func manyReadersWorkAtOnce() async {
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<32 {
        group.addTask {
          var recorder = Recorder()
          let xml = number % 2 == 0 ? "<a><b n='\(number)'/></a>" : "<a><b></a>"
          do {
            try XMLReader().read(Array(xml.utf8), into: &recorder)
            return number % 2 == 0 && recorder.events.contains("<b n=\(number)>")
          } catch {
            return number % 2 == 1 && (error as? XMLError)?.code == .malformed
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
