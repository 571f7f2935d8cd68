import AssayModel

/// A trained stack as a part of a model file: its members, and what was learned from their finds.
///
/// A member that learned too stands in the file with its model; another is made anew by its settings, and must be
/// what it was.
struct StackFile {
  /// A member as it is kept.
  struct Member {
    let specification: ExtractorSpecification
    /// The digest of its identity where it is made anew; else empty.
    let digest: String
    /// The model file of one that learned; else empty.
    let model: [UInt8]
  }

  let members: [Member]
  /// The setting that says what learns.
  let learner: String
  let folds: Int

  /// Writes all but what was learned.
  func write(to writer: inout ModelWriter) {
    writer.count(members.count)
    for member in members {
      writer.text(member.specification.description)
      writer.text(member.digest)
      writer.blob(member.model)
    }
    writer.text(learner)
    writer.count(folds)
  }

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: ``ModelError`` for whatever cannot be part of it.
  init(from reader: inout ModelReader) throws(ModelError) {
    var members: [Member] = []
    for _ in 0..<(try reader.count(of: 12)) {
      let written = try reader.text()
      guard let specification = try? ExtractorSpecification(written) else {
        throw ModelError("the model has '\(written)' for a member")
      }
      members.append(
        Member(
          specification: specification, digest: try reader.text(), model: try reader.blob()))
    }
    self.members = members
    learner = try reader.text()
    folds = Int(try reader.number() as UInt32)
  }

  /// Trains members on all articles, as far as they learn.
  ///
  /// - Throws: ``SettingError`` for a member that cannot be kept: one that works outside this process, or learns
  ///   without a model of its own.
  init(
    _ members: [ExtractorSpecification], learner: String, folds: Int, licence: String,
    in environment: ExtractorEnvironment
  ) throws(SettingError) {
    var kept: [Member] = []
    for specification in members {
      kept.append(try Self.member(specification, licence, in: environment))
    }
    self.members = kept
    self.learner = learner
    self.folds = folds
  }

  private static func member(
    _ specification: ExtractorSpecification, _ licence: String,
    in environment: ExtractorEnvironment
  ) throws(SettingError) -> Member {
    guard try !Extractors.isRemote(specification) else {
      throw SettingError(
        "stack: \(specification.name) works in another program and cannot be kept in a file")
    }
    guard try Extractors.isTrained(specification) else {
      let made = try Extractors.make(specification, in: environment)
      return Member(specification: specification, digest: made.identity.digest, model: [])
    }
    guard let kind = try Extractors.kind(of: specification) as? any TrainableKind else {
      let names = Extractors.trainable.map(\.name).joined(separator: ", ")
      throw SettingError(
        "stack: \(specification.name) learns and cannot be kept in a file, as \(names) can")
    }
    let values = try SettingValues(specification, of: kind)
    return Member(
      specification: specification, digest: "",
      model: try kind.train(values, licence: licence, in: environment).bytes)
  }

  // MARK: - Members

  /// The members, ready to run.
  ///
  /// - Throws: ``SettingError`` where one cannot be made, or is not what it was.
  func made(in environment: ExtractorEnvironment) throws(SettingError) -> [any Extractor] {
    var made: [any Extractor] = []
    for (index, member) in members.enumerated() {
      made.append(
        member.model.isEmpty
          ? try anew(member, in: environment) : try loaded(member, index, in: environment))
    }
    return made
  }

  private func anew(
    _ member: Member, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    let made = try Extractors.make(member.specification, in: environment)
    guard made.identity.digest == member.digest else {
      throw SettingError(
        "\(member.specification) is not what the stack learned from: expected \(member.digest), "
          + "found \(made.identity.digest)")
    }
    return made
  }

  /// What may be said of a member beside its model.
  private static let free: Set<String> = ["mentions", "failing"]

  private func loaded(
    _ member: Member, _ index: Int, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    let name = "member \(index + 1)"
    let model = member.model
    let load = environment.load
    let inside = ExtractorEnvironment { path throws(SettingError) in
      path == name ? model : try load(path)
    }
    let settings =
      ["model=\(name)"]
      + member.specification.settings.filter { Self.free.contains($0.key) }
      .map { "\($0.key)=\($0.value)" }
    let specification = "\(member.specification.name):\(settings.joined(separator: ","))"
    return try Extractors.make(ExtractorSpecification(specification), in: inside)
  }
}
