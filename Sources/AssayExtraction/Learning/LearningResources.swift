import AssayModel

/// What a trained strategy knows besides its training articles.
struct LearningResources: Sendable {
  var lexicon = Lexicon()
  var clusters = WordClusters()

  /// The features of a word's cluster: the coarse one that is seen from far, or the others.
  func clusterFeatures(of word: UInt64, far: Bool) -> [UInt32] {
    guard let path = clusters.paths[word] else { return [] }
    let lengths = far ? [8] : [4, 6, 12, 20]
    return lengths.filter { $0 == 4 || $0 <= path.utf8.count }.map { length in
      let prefix = FeatureHash.bytes(path.utf8.prefix(length))
      return FeatureHash.feature(.cluster, FeatureHash.pair(UInt64(length), prefix))
    }
  }
}

/// Words with the path of each in a tree of clusters, as the programs for Brown clusters write them.
struct WordClusters: Sendable {
  /// The path of each word, in the alphabet of the file (usually 0 and 1).
  var paths: [UInt64: String] = [:]

  init() {}

  /// Reads lines of path, TAB, word and whatever follows.
  ///
  /// - Throws: ``SettingError`` for a line without a word, or where the file cannot be loaded.
  init(_ file: String, in environment: ExtractorEnvironment) throws(SettingError) {
    let table = try Table(file, in: environment)
    for row in table.rows {
      guard row.columns.count >= 2, !row.columns[0].isEmpty, !row.columns[1].isEmpty else {
        throw table.error(
          row, "expected path, TAB, word, found \(counted(row.columns.count, "column"))")
      }
      paths[FeatureHash.bytes(row.columns[1].lowercased().utf8)] = String(row.columns[0].prefix(32))
    }
  }
}
