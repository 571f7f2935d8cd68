public import AssayExtraction
import AssayModel
public import Testing

/// Checks what every extractor must keep true, on the given articles.
///
/// The output depends on the input alone: a fresh scratch and one used on other articles, any order
/// of articles, any number of workers and another batch give the same. Nothing is refused by the sink, and every
/// extent lies inside the text.
public func checkExtractor(
  _ prepared: PreparedExtractor, on inputs: [ExtractionInput],
  sourceLocation: SourceLocation = #_sourceLocation
) async {
  let name = prepared.identity.name
  let first = await ExtractionRunner(prepared, workers: 1).run(inputs)
  #expect(
    first.map(\.article) == inputs.map(\.article.id), "\(name) keeps the order of articles",
    sourceLocation: sourceLocation)
  for (input, outcome) in zip(inputs, first) {
    #expect(
      outcome.refusedCount == 0, "\(name) stays inside \(input.article.id)",
      sourceLocation: sourceLocation)
    let alone = await ExtractionRunner(prepared, workers: 1).run([input])
    #expect(
      alone.first?.layer == outcome.layer, "\(name) on \(input.article.id) alone",
      sourceLocation: sourceLocation)
  }
  let runner = ExtractionRunner(prepared, workers: 3)
  let backwards = await runner.run(inputs.reversed())
  #expect(
    backwards.reversed().map(\.layer) == first.map(\.layer),
    "\(name) backwards, on three workers", sourceLocation: sourceLocation)
  let again = await runner.run(inputs)
  #expect(
    again.map(\.layer) == first.map(\.layer), "\(name) by workers that worked before",
    sourceLocation: sourceLocation)
}
