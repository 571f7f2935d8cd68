internal import AssayModel
internal import AssaySystem

/// Writes Assay's JSON Lines.
struct JSONLinesWriter: ArticleWriter {
  let name = "jsonl"
  let summary = "Assay's own: one JSON object a line, with everything that Assay knows"

  var capabilities: Capabilities { .everything }
  let writesFolder = false
  let endings = [".jsonl"]

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    JSONLinesSink(path: path, file: try OutputFile(path))
  }
}

/// A file of records that is being written.
struct JSONLinesSink: ArticleSink {
  let path: String
  let file: OutputFile

  func append(_ article: AnnotatedArticle, baggage: Baggage?) throws(Fault) {
    let encoder = RecordEncoder()
    // A line may be long, so it is not copied once more.
    let line = try encoder.line(of: article, file: path)
    try file.write(line.span)
  }

  func finish() throws(Fault) {
    try file.finish()
  }
}
