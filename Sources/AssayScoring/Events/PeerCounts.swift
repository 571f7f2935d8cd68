/// Counts of which other scorers make precision, recall and F1, with 0 for 0/0.
struct PeerCounts: Hashable {
  var gold = 0.0
  var predicted = 0.0
  /// Found gold annotations.
  var found = 0.0
  /// Right predicted annotations; most scorers have one number for both.
  var right = 0.0

  init() {}

  init(gold: Int, predicted: Int, matched: Int) {
    self.gold = Double(gold)
    self.predicted = Double(predicted)
    found = Double(matched)
    right = Double(matched)
  }

  var precision: Double { predicted == 0 ? 0 : right / predicted }
  var recall: Double { gold == 0 ? 0 : found / gold }

  var f1: Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  static func += (a: inout PeerCounts, b: PeerCounts) {
    a.gold += b.gold
    a.predicted += b.predicted
    a.found += b.found
    a.right += b.right
  }
}
