import AssayModel

/// Finds nothing: the floor, and the cost of the harness alone.
struct NullExtractor: Extractor {
  let identity = ExtractorIdentity(name: "null", version: "1")
  let vocabulary = Vocabulary()

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Void, into sink: inout AnnotationSink
  ) {}
}

struct NullKind: ExtractorKind {
  let name = "null"
  let summary = "finds nothing: the floor, and the cost of the harness alone"

  func make(_ values: SettingValues, in environment: ExtractorEnvironment) -> any Extractor {
    NullExtractor()
  }
}
