import AssayModel
import AssayScoring

/// Cases of annotators' agreement.
extension ConformanceCase {
  /// krippendorff, scikit-learn, statsmodels and dkpro on categories of items.
  func codingValues() throws(Fault) -> CaseValues {
    let file = file("gold/ratings.tsv")
    let reader = RatingsReader(try file.bytes(), file: file.path)
    if let fault = reader.faults.first { throw fault }
    return CaseValues(AgreementPeers.values(of: reader.ratings))
  }

  /// dkpro and pygamma-agreement on units of a continuum.
  func unitizingValues() throws(Fault) -> CaseValues {
    guard let number = try options.number("continuum_length"), let length = Int(exactly: number)
    else {
      throw file("case.json").fault("options.continuum_length: expected a whole number")
    }
    let file = file("gold/units.tsv")
    let reader = UnitsReader(try file.bytes(), file: file.path, length: length)
    if let fault = reader.faults.first { throw fault }
    let seed = try options.number("seed").flatMap { UInt64(exactly: $0) }
    return CaseValues(AgreementPeers.values(of: reader.continuum, seed: seed ?? 42))
  }
}
