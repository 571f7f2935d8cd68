import AssayModel

/// Writes `NAME.txt` and an annotation page `NAME.jsonld` for each article.
///
/// Each annotation has a body with the type, and for each fragment a target with position and quote.
struct WebAnnotationWriter: ArticleWriter {
  /// How much of the text stands before and behind a quote, in code points.
  private static let context = 10

  let name = "web-annotation"
  let summary = "a folder of W3C Web Annotation pages (.jsonld) with the texts beside them"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities { Capabilities() }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FilesSink(output: try FolderOutput(path)) { annotated in
      [(".txt", annotated.article.text.bytes), (".jsonld", Self.page(annotated))]
    }
  }

  private static func page(_ annotated: AnnotatedArticle) -> [UInt8] {
    let article = annotated.article
    let file = (article.id.split(separator: "/").last.map(String.init) ?? article.id) + ".txt"
    let offsets = OffsetTable(article.text)
    var writer = JSONWriter(indentation: 1)
    writer.object { writer in
      writer.member("@context", "http://www.w3.org/ns/anno.jsonld")
      writer.member("id", "\(article.id)#page")
      writer.member("type", "AnnotationPage")
      writer.key("items")
      writer.array { writer in
        for (number, mention) in (annotated.layers.first?.mentions ?? []).enumerated() {
          writer.object { writer in
            writer.member("id", "\(article.id)#T\(number + 1)")
            writer.member("type", "Annotation")
            writer.member("motivation", "classifying")
            writer.key("body")
            writer.object { writer in
              writer.member("type", "TextualBody")
              writer.member("value", mention.type)
              writer.member("purpose", "tagging")
            }
            writer.key("target")
            writer.array { writer in
              for fragment in mention.extent.fragments {
                write(fragment, of: article.text, offsets, file, to: &writer)
              }
            }
          }
        }
      }
    }
    return writer.take()
  }

  private static func write(
    _ fragment: Fragment, of text: ArticleText, _ offsets: OffsetTable, _ file: String,
    to writer: inout JSONWriter
  ) {
    let start = offsets.position(ofByte: fragment.start, in: .codePoint)
    let end = offsets.position(ofByte: fragment.end, in: .codePoint)
    let length = offsets.count(in: .codePoint)
    func piece(_ start: Int, _ end: Int) -> String {
      offsets.fragment(max(0, start), min(length, end), in: .codePoint).map { text[$0] } ?? ""
    }
    writer.object { writer in
      writer.member("source", file)
      writer.key("selector")
      writer.array { writer in
        writer.object { writer in
          writer.member("type", "TextPositionSelector")
          writer.member("start", start)
          writer.member("end", end)
        }
        writer.object { writer in
          writer.member("type", "TextQuoteSelector")
          writer.member("exact", piece(start, end))
          writer.member("prefix", piece(start - context, start))
          writer.member("suffix", piece(end, end + context))
        }
      }
    }
  }
}
