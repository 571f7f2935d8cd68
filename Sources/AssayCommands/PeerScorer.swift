import ArgumentParser
import AssayModel
import AssayScoring

struct PeerScorer {
  let name: String
  init(named: String) throws { name = named }
  func scores(_ pair: TaggedPair) -> [(id: String, value: Double?)] { [] }
}
