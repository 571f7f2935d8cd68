@testable import AssayFormats
import AssayModel
import AssayTesting
import Testing

struct JSONTests {
  @Test func documentsAreReadStrictly() throws {
    let rows: [(text: String, value: JSONValue)] = [
      ("null", .null), (" true\r\n", .bool(true)), ("\t-0.5e-3", .number(-0.0005)),
      ("0", .number(0)),
      ("[]", .array([])), ("[1 , [2]]", .array([.number(1), .array([.number(2)])])),
      ("{}", .object([])),
      (
        "{\"a\":{\"b\":[]},\"c\":\"\"}",
        .object([
          .init("a", .object([.init("b", .array([]))])), .init("c", .string("")),
        ])
      ),
      (#""\"\\\/\b\f\n\r\t\u00e9\uD83C\uDFED\u0000""#, .string("\"\\/\u{8}\u{C}\n\r\té🏭\u{0}")),
      ("\"é🏭\u{2028}\u{7F}\"", .string("é🏭\u{2028}\u{7F}")),
      ("1E400", .null), ("123456789012345678901234567890", .number(1.2345678901234568e29)),
    ]
    for row in rows where row.text != "1E400" {
      #expect(try JSONValue(parsing: Array(row.text.utf8)) == row.value, "\(row.text)")
    }
    let faults: [(text: String, place: String, message: String)] = [
      ("", "1:1", "expected a value, found the end"),
      ("{", "1:2", "expected a key in quotes, found the end"),
      ("{\"a\"}", "1:5", "expected ':' after a key, found '}'"),
      ("{\"a\":1,}", "1:8", "expected a key in quotes, found '}'"),
      ("{\"a\":1 \"b\"}", "1:8", "expected ',' or '}', found '\"b\"}'"),
      ("[1,]", "1:4", "expected a value, found ']'"),
      ("[1 2]", "1:4", "expected ',' or ']', found '2]'"),
      ("é", "1:1", "expected a value, found 'é'"),
      ("[\n  nul]", "2:3", "expected null, found 'nul]'"),
      ("01", "1:1", "expected a number without leading zeros, found one"),
      ("1.", "1:3", "expected a digit after the point, found the end"),
      ("1e+", "1:4", "expected a digit of the exponent, found the end"),
      ("+1", "1:1", "expected a value, found '+1'"),
      ("1E400", "1:1", "expected a number up to 1.8e308, found '1E400'"),
      ("\"é\u{1}\"", "1:3", "expected a control character as an escape, found it raw in a string"),
      ("\"a", "1:1", "expected a closing quote, found the end"),
      (
        "\"\\x\"", "1:2",
        "expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u, found another"
      ),
      ("\"\\u12\"", "1:2", "expected four hexadecimal digits after \\u, found others"),
      ("\"\\uD83C\"", "1:2", "expected a pair of surrogates, found half of one"),
      ("\"\\uD83C\\u0041\"", "1:2", "expected a pair of surrogates, found half of one"),
      ("\"\\uDFED\"", "1:2", "expected a pair of surrogates, found half of one"),
      ("1 1", "1:3", "expected the end of the line or document, found '1'"),
      ("\u{FEFF}1", "1:1", "expected a value, found '\\u{FEFF}1'"),
      (String(repeating: "[", count: 300), "1:257", "expected nesting of 256 at most, found more"),
    ]
    for row in faults {
      let bytes = Array(row.text.utf8)
      let error = #expect(throws: JSONError.self, "\(row.text)") { try JSONValue(parsing: bytes) }
      let place = error?.place(in: bytes)
      #expect(place.map { "\($0.line):\($0.column)" } == row.place, "\(row.text)")
      #expect(error?.message == row.message, "\(row.text)")
    }
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test func integersAndRepeatedKeysAreSeen() throws {
    for (text, value) in [
      ("0", 0), ("-5", -5), ("999999999999999999", 999999999999999999),
      ("9223372036854775807", .max),
    ] {
      var reader = JSONReader(Array(text.utf8))
      #expect(try reader.integer() == value)
    }
    for text in ["1.0", "1e3", "9223372036854775808", "00", "x"] {
      var reader = JSONReader(Array(text.utf8))
      #expect(throws: JSONError.self, "\(text)") { try reader.integer() }
    }
    let members = (0..<100).map { "\"k\($0 % 99)\":{\"a\":1,\"b\":1}" }.joined(separator: ",")
    var reader = JSONReader(Array("{\"a\":{\"a\":1,\"a\":2},\"many\":{\(members)},\"a\":1}".utf8))
    try reader.skip()
    #expect(
      reader.repeatedKeys.map(\.message) == [
        "expected each key once, found 'a' again", "expected each key once, found 'k0' again",
        "expected each key once, found 'a' again",
      ])
  }

  @Test func whatIsWrittenReadsBackTheSame() throws {
    var generator = SeededGenerator(seed: 5)
    func random(_ depth: Int) -> JSONValue {
      switch Int.random(in: 0...(depth > 4 ? 3 : 5), using: &generator) {
      case 0: return .null
      case 1: return .bool(.random(using: &generator))
      case 2:
        return .number(
          [0, -1, 0.1, 1e300, .leastNonzeroMagnitude, 123456789, -2.5e-7].randomElement(
            using: &generator) ?? 0)
      case 3:
        return .string(
          String(
            decoding: (0..<5).map { _ in UInt8.random(in: 0...127, using: &generator) },
            as: UTF8.self))
      case 4: return .array((0..<3).map { _ in random(depth + 1) })
      default: return .object((0..<3).map { .init("k\($0)\u{1}é", random(depth + 1)) })
      }
    }
    for indentation in [nil, 0, 2] {
      for _ in 0..<200 {
        let value = random(0)
        var writer = JSONWriter(indentation: indentation)
        writer.value(value)
        #expect(try JSONValue(parsing: writer.bytes) == value)
      }
    }
    var writer = JSONWriter(indentation: 2)
    writer.object { json in
      json.key("a")
      json.array { json in
        json.integer(-12)
        json.number(1.5)
        json.number(.infinity)
      }
      json.key("b")
      json.object { _ in }
    }
    writer.newline()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        {
          "a": [
            -12,
            1.5,
            null
          ],
          "b": {}
        }

        """)
    var integers = JSONWriter()
    for value in [0, 7, -10, Int.max, Int.min] {
      integers.integer(value)
      integers.newline()
    }
    let lines = String(decoding: integers.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.map { Int($0) } == [0, 7, -10, .max, .min])
  }
}
