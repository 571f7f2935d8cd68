public import AssayModel
import AssaySystem

/// Articles with their annotations as web pages for people.
///
/// A page holds everything itself: no script, no font, no picture, nothing from elsewhere. Each layer has
/// lines of its own below the text, so overlaps, nested and discontinuous annotations and several layers
/// can be seen at once. The text of the element `article` is the article's text to the code point, but
/// for NUL, which HTML cannot hold.
public enum HTML {
  /// The page of an article.
  ///
  /// - Parameters:
  ///   - article: The article with its layers; what is not annotated is not shown.
  ///   - matches: How layers match each other, for the looks of lines and the list of differences.
  ///   - version: The version of Assay, for the foot of the page.
  /// - Returns: HTML in UTF-8, the same for the same article.
  /// - Throws: a ``Fault`` `unwritable` where an extent lies outside the text or splits a character.
  /// - Complexity: O(n + m · d) for n bytes and m annotations of which d lie one in another.
  public static func page(
    of article: AnnotatedArticle, matches: [LayerMatch] = [], version: String
  ) throws(Fault) -> [UInt8] {
    for layer in article.layers {
      let extents =
        layer.mentions.map { ($0.id, $0.extent) }
        + layer.events.compactMap { event in event.trigger.map { (event.id, $0.extent) } }
      for (id, extent) in extents where !article.article.text.contains(extent) {
        throw Fault(
          code: "unwritable", file: article.article.id,
          message: "expected an extent inside the text, found \(quoted(id)) of "
            + "\(layer.annotator.name) at bytes \(extent.start)-\(extent.end)")
      }
    }
    var page = HTMLPage(HTMLContent(article, matches: matches), version: version)
    page.write()
    return page.html.bytes
  }

  /// Writes the page of an article to a file, which takes the place of an older one in one step.
  ///
  /// - Returns: the number of bytes.
  /// - Throws: a ``Fault``, `unwritable` where the file cannot be written, too.
  @discardableResult
  public static func export(
    _ article: AnnotatedArticle, matches: [LayerMatch] = [], version: String, to path: String
  ) throws(Fault) -> Int {
    let bytes = try page(of: article, matches: matches, version: version)
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.finish()
    return bytes.count
  }
}
