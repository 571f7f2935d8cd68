package import AssayModel
package import AssayScoring

/// Cases of coreference.
extension ConformanceCase {
  /// The CoNLL scorer and coval.
  func coreferenceValues() throws(Fault) -> CaseValues {
    let key = try columnDocuments(.gold), response = try columnDocuments(.predicted)
    var values = CaseValues()
    do throws(CoreferencePeerRefusal) {
      values.add(try CoreferencePeer.conll(key: key, response: response))
    } catch {
      values.refusals.append(error.description)
    }
    guard try options.flag("coval", otherwise: true) else { return values }
    do throws(CoreferencePeerRefusal) {
      values.add(try CoreferencePeer.coval(key: key, response: response))
    } catch {
      values.refusals.append(error.description)
    }
    return values
  }

  /// The documents of a side's column files, read as one file.
  ///
  /// - Throws: the first fault of the files that costs a mention.
  package func columnDocuments(_ side: Side) throws(Fault) -> [ColumnDocument] {
    let files = try names(side, ".conll").map { name throws(Fault) in
      let file = file("\(side.rawValue)/\(name)")
      return (name: file.path, bytes: try file.bytes())
    }
    let reader = CoreferenceColumnReader(files: files)
    if let fault = reader.faults.first(where: { $0.severity == .error }) { throw fault }
    return reader.documents
  }
}
