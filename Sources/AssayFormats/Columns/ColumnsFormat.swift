internal import AssayModel
internal import AssaySystem

/// One token a line with a tag in one of its columns; blank lines between sentences.
///
/// As CoNLL-2002 and 2003 have it, and most collections of named entities since. A line that begins with
/// `#` is a comment where it cannot be a token with its tag, as `# id = 7`; where the first column numbers
/// the tokens of a sentence, as in GermEval 2014, each such line is one. There, and where three columns or
/// more hold nothing but tags, all columns of tags are read, as nested mentions of one layer; else the last
/// is. A tag may also be a mere type: tokens of one type in a row are then one mention (IO tagging, as of Stanford's
/// tagger, and of CoreNLP, which has them before the heads of words). Other columns, as parts of speech and chunks, are
/// counted as not read, one a token.
struct ColumnsFormat: ArticleFormat {
  let name = "columns"
  let summary = "one token and its tags a line, as in CoNLL-2003 (TAB or blank between columns)"

  func recognises(_ source: Source) -> Bool {
    guard ByteOrderMark.utf16(source.head) == nil else { return false }
    var head = source.headWithoutMark
    // The last line may be cut.
    if source.head.count == Source.headLength, let newline = head.lastIndex(of: 0x0A) {
      head = head[..<newline]
    }
    return !Self.beginsJSON(head) && ColumnSample(head).looksTagged
      && !CoNLLUFormat().recognises(source)
  }

  /// Whether bytes begin an object with a key, or a list of such or of lists of texts, which no tokens do.
  private static func beginsJSON(_ head: ArraySlice<UInt8>) -> Bool {
    let signs = String(decoding: head.lazy.filter { !$0.isBlank }.prefix(3), as: UTF8.self)
    return ["{\"", "[{\"", "[[\""].contains { signs.hasPrefix($0) }
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    let layout = try ColumnLayout(of: source.path, options: options)
    return ColumnStream(try BlockReader(source.path), layout: layout, options: options)
  }
}

/// What the last column shows of tags without prefixes.
struct BareTagEvidence {
  private var outside = 0
  private var types: [ArraySlice<UInt8>: Int] = [:]
  private var hasPrefixes = false

  /// A file of tags has few types; a column of words or lemmas has many.
  private static let typeLimit = 40

  mutating func add(_ cell: ArraySlice<UInt8>) {
    if cell == [UInt8(ascii: "O")] {
      outside += 1
    } else if ColumnSample.isTag(cell) {
      hasPrefixes = true
    } else if Self.isType(cell), types[cell] != nil || types.count <= Self.typeLimit {
      types[cell, default: 0] += 1
    }
  }

  /// Whether a fifth of the rows or more are outside of all mentions and nearly all others have one of a few types.
  func isEnough(ofRows rows: Int) -> Bool {
    let typed = types.values.reduce(0, +)
    return !hasPrefixes && !types.isEmpty && types.count <= Self.typeLimit && outside * 5 >= rows
      && (outside + typed) * 20 >= rows * 19
  }

  /// Whether bytes are the name of a type: letters of ASCII with what joins them.
  private static func isType(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count > 1, bytes.count < 40, let first = bytes.first, first.isLetter
    else { return false }
    return bytes.allSatisfy { byte in
      byte.isLetter || byte.isDigit
        || "-_./&:".utf8.contains(byte)
    }
  }
}

/// The first lines of a file, judged as columns.
struct ColumnSample {
  /// Whether in most lines there are at least two columns and the last one holds a tag, of which some may be torn, or
  /// tokens are numbered and a column behind them holds nothing but tags.
  let looksTagged: Bool
  /// Whether tags are types without the prefixes that begin and continue mentions.
  let hasBareTags: Bool
  /// Whether prefixes and types are joined by an underscore and never by a hyphen.
  let hasUnderscores: Bool
  /// Whether the first column counts the tokens of each sentence from one.
  let numbersTokens: Bool
  /// Whether there are comments.
  private(set) var hasComments: Bool
  /// The columns of tags, where all are to be read; none where the last is.
  private(set) var tagColumns: [Int] = []
  /// The columns of Stanford CoreNLP's `-outputFormat conll`: number, word, lemma, part of speech, name, head, relation.
  private static let coreNLPColumns = 7
  private static let coreNLPNames = 4

  init(_ head: ArraySlice<UInt8>) {
    let bytes = Array(head)
    let lines = Self.lines(of: bytes)
    let separator = Self.separator(
      of: lines.lazy.map { bytes[$0] }.filter { !$0.isEmpty && !Self.isComment($0) })
    numbersTokens = Self.numbersTokens(lines, separator, in: bytes)
    hasComments = numbersTokens
    var cutter = ColumnCutter(separator)
    var tagged = 0, rows = 0, underscored = 0, hyphened = 0
    var bare = BareTagEvidence(), names = BareTagEvidence()
    var common: Set<Int>?
    for line in lines.prefix(2000)
    where !line.isEmpty && !ColumnLayout.isDocumentStart(line, in: bytes) {
      if numbersTokens, bytes[line].first == UInt8(ascii: "#") { continue }
      if Self.isComment(bytes[line]) {
        hasComments = true
        continue
      }
      _ = cutter.cut(from: line.lowerBound, to: line.upperBound, in: bytes)
      rows += 1
      let tags = cutter.columns.indices.filter { $0 > 0 && Self.isTag(bytes[cutter[$0]]) }
      common = common.map { $0.intersection(tags) } ?? Set(tags)
      let last = cutter.columns.last { !$0.isEmpty }
      guard cutter.count > 1, let last else { continue }
      if Self.isTag(bytes[last]) {
        tagged += 1
        if last.count > 1 {
          if bytes[last.lowerBound + 1] == UInt8(ascii: "_") {
            underscored += 1
          } else {
            hyphened += 1
          }
        }
      }
      bare.add(bytes[last])
      if numbersTokens, cutter.count == Self.coreNLPColumns {
        names.add(bytes[cutter[Self.coreNLPNames]])
      }
    }
    hasUnderscores = underscored > 0 && hyphened == 0
    let isCoreNLP = names.isEnough(ofRows: rows)
    hasBareTags = isCoreNLP || bare.isEnough(ofRows: rows)
    let found = (common ?? []).sorted()
    // Two columns may be gold and predicted tags, or chunks and names; more are levels of names.
    let areLevels = !numbersTokens && found.count > 2 && found == Array(1...found.count)
    tagColumns =
      isCoreNLP
      ? [Self.coreNLPNames] : numbersTokens ? found.filter { $0 > 1 } : areLevels ? found : []
    looksTagged = hasBareTags || rows > 0 && tagged * 4 >= rows * 3 || !tagColumns.isEmpty
  }

  /// TAB where most lines have one, else a blank.
  static func separator(of lines: some Sequence<some Collection<UInt8>>) -> UInt8 {
    var count = 0, withTab = 0
    for line in lines {
      count += 1
      if line.contains(0x09) { withTab += 1 }
    }
    return withTab * 2 > count ? 0x09 : 0x20
  }

  /// The lines without line ends; blank ones are empty.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = ColumnLayout.endOfLine(from: start, to: bytes.count, in: bytes)
      let line = start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
      lines.append(ColumnLayout.isBlank(line, in: bytes) ? start..<start : line)
      start = end + 1
    }
    return lines
  }

  /// Whether the first of at least three columns counts from one in each sentence, but for a few torn lines.
  private static func numbersTokens(
    _ lines: [Range<Int>], _ separator: UInt8, in bytes: [UInt8]
  ) -> Bool {
    var cutter = ColumnCutter(separator)
    var next = 1, rows = 0, numbered = 0
    // The last line may be cut.
    for line in lines.dropLast().prefix(2000) {
      if line.isEmpty || ColumnLayout.isDocumentStart(line, in: bytes) {
        next = 1
        continue
      }
      _ = cutter.cut(from: line.lowerBound, to: line.upperBound, in: bytes)
      let number = cutter.columns.first.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
      if next == 1, number.hasPrefix("#") { continue }
      if cutter.count > 2, number == "\(next)" { numbered += 1 }
      next += 1
      rows += 1
    }
    return rows > 1 && numbered * 4 >= rows * 3
  }

  /// Whether a line begins with `#` and is no token with a tag at its end.
  static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "#") else { return false }
    func isSeparator(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    guard let last = line.lastIndex(where: { !isSeparator($0) }),
      let separator = line[..<last].lastIndex(where: isSeparator)
    else { return true }
    // Tokens may begin with the sign.
    guard isSeparator(line[line.startIndex + 1]) else { return false }
    return !isTag(line[(separator + 1)...last])
  }

  /// Whether bytes read `O`, or a letter that tags begin with, a hyphen or nothing, and a type.
  static func isTag(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let letter = bytes.first, "OBIESLUM[]".utf8.contains(letter) else { return false }
    guard bytes.count > 1 else { return true }
    let second = bytes[bytes.startIndex + 1]
    return letter != UInt8(ascii: "O")
      && (second == UInt8(ascii: "-") || second == UInt8(ascii: "_"))
  }
}
