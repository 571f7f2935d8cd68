import AssayXML
import Foundation
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

  /// `<a>text</a>` by gzip: libxml2 would unpack it, had it opened a file itself.
  @Test func compressedInputIsNotUnpacked() {
    let packed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0xB3, 0x49, 0xB4, 0x2B, 0x49,
      0xAD, 0x28, 0xB1, 0xD1, 0x4F, 0xB4, 0x03, 0x00, 0x3B, 0x28, 0xFD, 0xBF, 0x0B, 0x00, 0x00,
      0x00,
    ]
    var recorder = Recorder()
    let error = #expect(throws: XMLError.self) { try XMLReader().read(packed, into: &recorder) }
    #expect(error?.code == .encoding && error?.byte == 1)
    #expect(recorder.events.isEmpty)
  }

  /// What is no text is refused before the parser sees a byte, with its place from zero.
  @Test func bytesThatAreNoTextAreToldWithTheirPlace() {
    let cases: [(name: String, bytes: [UInt8], code: XMLError.Code, byte: Int)] = [
      ("NUL in a tag", Array("<a ".utf8) + [0] + Array("/>".utf8), .forbiddenCharacter, 3),
      ("a lone trail byte", Array("<a>é".utf8) + [0x80] + Array("</a>".utf8), .encoding, 5),
      ("an overlong form", Array("<a>".utf8) + [0xC0, 0xAF] + Array("</a>".utf8), .encoding, 3),
      ("a surrogate", Array("<a>".utf8) + [0xED, 0xA0, 0x80] + Array("</a>".utf8), .encoding, 3),
      ("a character cut short", Array("<a/>".utf8) + [0xF0, 0x9F], .encoding, 4),
      ("UTF-16", [0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x2F, 0, 0x3E, 0], .encoding, 0),
    ]
    for (name, bytes, code, byte) in cases {
      var recorder = Recorder()
      let error = #expect(throws: XMLError.self, "\(name)") {
        try XMLReader().read(bytes, into: &recorder)
      }
      #expect(error?.code == code && error?.byte == byte, "\(name): \(error?.description ?? "")")
      #expect(recorder.events.isEmpty, "\(name)")
    }
  }

  /// Neither a file nor the network is asked, whatever asks for it.
  @Test func nothingElseIsRead() throws {
    let secret = "assay-secret"
    let path = "/tmp/assay-xml-\(UInt64.random(in: 0 ... .max))"
    let attacks = [
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://\(path)\">]><a>&x;</a>",
      "<!DOCTYPE a [<!ENTITY % x SYSTEM \"file://\(path)\"> %x;]><a/>",
      "<!DOCTYPE a SYSTEM \"file://\(path)\"><a/>",
      "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='\(path)' parse='text'/></a>",
      "<?xml-stylesheet href='file://\(path)'?><a/>",
      "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='u file://\(path)'/>",
    ]
    try Data(secret.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    for xml in attacks {
      let (events, _) = read(xml, allowingDocumentType: true)
      #expect(!events.contains { $0.contains(secret) }, "\(xml): \(events)")
    }
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
