/// The entities that fill each role: for each entity the texts of its mentions.
public typealias RoleFillers = [String: [[String]]]

/// The numbers of CEAF-REE (Du, Rush and Cardie 2021) as GRIT computes them, for the roles of MUC-4.
///
/// Entities are paired per role and article for the greatest similarity. Its faults are kept: by
/// `strict`, a predicted entity without mentions is right, and by `prop` a gold mention that reads
/// like another counts again, so that a similarity can exceed 1; what is predicted for a role that
/// gold does not list, even as empty, is not seen. Where the original fails (an article or role
/// that the predictions lack, by `prop` an empty entity) nothing is right. Roles that are not
/// MUC-4's are not counted.
public enum CeafRee {
  /// The values for articles.
  ///
  /// - Complexity: O(n³) in the number of entities of a role in an article.
  public static func values(
    _ articles: [(gold: RoleFillers, predicted: RoleFillers)]
  ) -> [PeerValue] {
    let articles = articles.map { (gold: normalized($0.gold), predicted: normalized($0.predicted)) }
    return [("strict", strict), ("prop", proportion)].flatMap { name, similarity in
      var sum = PeerCounts()
      let rows = roles.flatMap { role -> [PeerValue] in
        let counts = articles.reduce(into: PeerCounts()) {
          guard let gold = $1.gold[role] else { return }
          $0 += self.counts(gold, $1.predicted[role] ?? [], similarity)
        }
        sum += counts
        return values(counts, prefix: "ceaf_ree.\(name).\(role)")
      }
      return rows + values(sum, prefix: "ceaf_ree.\(name).micro_avg")
    }
  }

  /// The roles that are counted.
  package static let roles = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]

  private static func normalized(_ fillers: RoleFillers) -> [String: [[ExactText]]] {
    fillers.mapValues { $0.map { $0.map { ExactText(MentionText.normalized($0)) } } }
  }

  private static func strict(gold: [ExactText], predicted: [ExactText]) -> Double {
    predicted.allSatisfy(gold.contains) ? 1 : 0
  }

  private static func proportion(gold: [ExactText], predicted: [ExactText]) -> Double {
    predicted.isEmpty
      ? 0 : Double(gold.count(where: predicted.contains)) / Double(predicted.count)
  }

  private static func counts(
    _ gold: [[ExactText]], _ predicted: [[ExactText]],
    _ similarity: ([ExactText], [ExactText]) -> Double
  ) -> PeerCounts {
    let table = gold.map { entity in predicted.map { similarity(entity, $0) } }
    let total = RectangularAssignment(worth: table, columns: predicted.count).total(table)
    var counts = PeerCounts()
    counts.gold = Double(gold.count)
    counts.predicted = Double(predicted.count)
    counts.found = total
    counts.right = total
    return counts
  }

  private static func values(_ counts: PeerCounts, prefix: String) -> [PeerValue] {
    [
      PeerValue("\(prefix).p_num", counts.right), PeerValue("\(prefix).p_den", counts.predicted),
      PeerValue("\(prefix).r_num", counts.found), PeerValue("\(prefix).r_den", counts.gold),
      PeerValue("\(prefix).p", counts.precision), PeerValue("\(prefix).r", counts.recall),
      PeerValue("\(prefix).f1", counts.f1),
    ]
  }
}
