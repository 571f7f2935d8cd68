internal import AssayModel
internal import AssaySystem

/// The two files of an article.
struct BratFiles {
  /// The path below the folder without its ending.
  let id: String
  /// The text, or `nil` where there is none.
  let text: String?
  /// The annotations, or `nil` where there are none.
  let annotations: String?
}

/// Finds texts and annotations and pairs them by name.
enum BratListing {
  /// The articles at a file or below a folder, in the order of their ids' bytes.
  ///
  /// - Parameter annotations: the folder or file of annotations, where they are apart.
  /// - Throws: `unreadable`, or `no-articles` where there is none.
  static func articles(
    at source: Source, annotations: String?
  ) throws(Fault) -> [BratFiles] {
    if !source.isFolder { return [try article(at: source.path, annotations: annotations)] }
    let texts = try stems(in: source.path, ending: ".txt")
    let folder = annotations ?? source.path
    let annotated = try stems(in: folder, ending: ".ann")
    let articles = paired(texts, annotated).map { id, hasText, hasAnnotations in
      // An article that only the annotations have may have its text beside them.
      let beside = Files.join(folder, id + ".txt")
      return BratFiles(
        id: id,
        text: hasText
          ? Files.join(source.path, id + ".txt") : Files.exists(beside) ? beside : nil,
        annotations: hasAnnotations ? Files.join(folder, id + ".ann") : nil)
    }
    guard !articles.isEmpty else {
      throw Fault(
        code: "no-articles", file: source.path, message: "expected .txt and .ann files, found none")
    }
    return articles
  }

  private static func article(
    at path: String, annotations: String?
  ) throws(Fault) -> BratFiles {
    let stem =
      Files.stem(of: path, ending: ".ann") ?? Files.stem(of: path, ending: ".txt") ?? path
    let text = path.hasSuffix(".ann") ? stem + ".txt" : path
    var beside = path.hasSuffix(".ann") ? path : stem + ".ann"
    if let annotations {
      let isFolder = try Files.status(of: annotations).isFolder
      beside = isFolder ? Files.join(annotations, Files.name(of: stem) + ".ann") : annotations
    }
    return BratFiles(
      id: Files.name(of: stem), text: Files.exists(text) ? text : nil,
      annotations: Files.exists(beside) ? beside : nil)
  }

  private static func stems(in folder: String, ending: String) throws(Fault) -> [String] {
    try Files.list(folder) { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Two sorted lists as one, with which list each name is in.
  private static func paired(
    _ texts: [String], _ annotated: [String]
  ) -> [(id: String, hasText: Bool, hasAnnotations: Bool)] {
    var result: [(id: String, hasText: Bool, hasAnnotations: Bool)] = []
    result.reserveCapacity(max(texts.count, annotated.count))
    var i = 0, j = 0
    while i < texts.count || j < annotated.count {
      if i < texts.count, j < annotated.count, texts[i] == annotated[j] {
        result.append((texts[i], true, true))
        i += 1
        j += 1
      } else if j == annotated.count
        || (i < texts.count && texts[i].utf8.lexicographicallyPrecedes(annotated[j].utf8))
      {
        result.append((texts[i], true, false))
        i += 1
      } else {
        result.append((annotated[j], false, true))
        j += 1
      }
    }
    return result
  }
}
