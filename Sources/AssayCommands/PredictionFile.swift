import AssayFormats
import AssayModel

struct PredictionFile {
  init(folder: String, name: String, console: Console) throws {}
  mutating func append(_ article: Article, _ layer: Layer) throws {}
  mutating func finish() throws {}
}
