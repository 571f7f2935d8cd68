import AssayModel

/// A trained model as one file: a header in lines, the model, and SHA-256 over both.
enum ModelFile {
  /// The bytes of a file.
  static func bytes(_ header: ModelHeader, _ write: (inout ModelWriter) -> Void) -> [UInt8] {
    var writer = ModelWriter()
    writer.raw(Array(header.lines.utf8))
    writer.text(header.kind)
    writer.text(header.version)
    writer.text(header.settings)
    write(&writer)
    return writer.sealed
  }

  /// Opens a file for a strategy: checks all that is outside the model itself.
  ///
  /// - Parameters:
  ///   - file: The file's name, for messages.
  ///   - kind: The name of the strategy.
  ///   - version: The version of the strategy.
  /// - Returns: A reader at the start of the model, and the settings that it was trained with.
  /// - Throws: ``ModelError`` where it is no model, of another layout, strategy or version, cut short,
  ///   or damaged anywhere.
  static func open(
    _ bytes: [UInt8], kind: String, version: String
  ) throws(ModelError) -> (reader: ModelReader, settings: String) {
    let first = bytes.prefix(64).prefix { $0 != UInt8(ascii: "\n") }
    let line = String(decoding: first, as: UTF8.self)
    guard line.hasPrefix("assay-model ") else {
      throw ModelError("expected a model of assay train, found something else")
    }
    guard line == ModelHeader.magic else {
      throw ModelError("expected \(ModelHeader.magic), found '\(line)': train it again")
    }
    guard bytes.count > 32, SHA256.hash(of: bytes.dropLast(32)) == Array(bytes.suffix(32)) else {
      throw ModelError("the model is damaged or cut short: its digest does not fit")
    }
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: [0x0A, 0x0A]) }) else {
      throw ModelError("the header of the model does not end")
    }
    var reader = ModelReader(Array(bytes[(start + 2)...].dropLast(32)))
    let foundKind = try reader.text(), foundVersion = try reader.text()
    guard foundKind == kind else {
      throw ModelError("expected a model for \(kind), found one for \(foundKind)")
    }
    guard foundVersion == version else {
      throw ModelError(
        "expected a model for \(kind) version \(version), found version \(foundVersion): train it again"
      )
    }
    let settings = try reader.text()
    return (reader, settings)
  }
}

/// A model as loaded, and what tells it from others.
struct LoadedModel<Model> {
  let model: Model
  /// The file's name and bytes, and the settings that it was trained with.
  let identity: ExtractorIdentity

  /// Loads the file that the setting `model` names.
  ///
  /// - Parameters:
  ///   - described: What stands before the file's name in the settings of the identity.
  ///   - read: Reads the model, all of it.
  /// - Throws: ``SettingError`` where it cannot be loaded, or settings are given that a model fixes.
  init(
    _ values: SettingValues, of kind: some ExtractorKind, version: String,
    in environment: ExtractorEnvironment, described: String = "",
    _ read: (inout ModelReader) throws(ModelError) -> Model
  ) throws(SettingError) {
    let file = values.text("model")
    try TrainingSettings.refuseWithModel(values, kind: kind)
    let bytes = try environment.load(file)
    do throws(ModelError) {
      var (reader, settings) = try ModelFile.open(bytes, kind: kind.name, version: version)
      model = try read(&reader)
      guard reader.isAtEnd else { throw ModelError("the model has more behind its end") }
      identity = ExtractorIdentity(
        name: kind.name, version: version, settings: "\(described)model=\(file),\(settings)",
        content: [bytes])
    } catch {
      throw SettingError("\(file): \(error)")
    }
  }
}

extension [TrainingExample] {
  /// SHA-256 over articles and what is annotated on them, in hexadecimal digits.
  var digest: String {
    var hash = SHA256()
    func add(_ text: String) {
      hash.update([UInt8]("\(text.utf8.count) \(text)".utf8).span)
    }
    for example in self {
      add(example.article.id)
      hash.update(example.article.text.bytes.span)
      for mention in example.gold.mentions { add("\(mention.type) \(mention.extent.fragments)") }
      for event in example.gold.events {
        add("\(event.type) \(event.trigger?.extent.fragments ?? [])")
        for argument in event.arguments { add("\(argument.role) \(argument.filler)") }
      }
    }
    return hash.hexadecimalDigest()
  }
}
