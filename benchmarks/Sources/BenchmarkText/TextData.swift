import AssayExtraction
public import AssayModel
import Foundation

/// Articles and names that `peers/make_text.py` made.
public struct TextData {
  /// The articles.
  public let articles: [ArticleText]
  /// The lines of names.
  public let names: [ArticleText]
  /// The bytes of all articles.
  public let byteCount: Int

  /// Reads them.
  ///
  /// - Throws: What the file system says.
  public init(folder: String) throws {
    let text = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/text.txt")))
    var articles: [ArticleText] = []
    var start = 0
    for end in text.indices where end > start && text[end] == 0x0A && text[end - 1] == 0x0A {
      articles.append(try ArticleText(validating: Array(text[start...end])))
      start = end + 1
    }
    let names = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/names.txt")))
    self.articles = articles
    self.names = try names.split(separator: 0x0A).map { try ArticleText(validating: Array($0)) }
    byteCount = start
  }
}
