import AssayFormats
import AssayModel
import AssayScoring

/// Why the numbers of two scorers differ, as JSON; positions are code points.
struct DifferenceDocument {
  private let comparison: PeerComparison

  init(_ comparison: PeerComparison) {
    self.comparison = comparison
  }

  /// The whole document.
  var text: String {
    var writer = JSONWriter(indentation: 1)
    writer.object { writer in
      writer.key("first")
      write(comparison.first, to: &writer)
      writer.key("second")
      write(comparison.second, to: &writer)
      writer.key("articles")
      writer.integer(comparison.documents.count)
      writer.key("comparisons")
      writer.array { writer in
        for part in comparison.parts { write(part, to: &writer) }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private func write(_ peer: ChosenPeer, to writer: inout JSONWriter) {
    writer.object { writer in
      for (key, value) in [
        ("scorer", peer.written), ("version", peer.peer.version),
        ("scores", peer.peer.subject.rawValue),
      ] {
        writer.key(key)
        writer.string(value)
      }
    }
  }

  private func write(_ part: PeerComparison.Part, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("criteria")
      writer.array { writer in
        writer.string(part.first.criterion)
        writer.string(part.second.criterion)
      }
      for (key, result, judgement, sums) in [
        ("first", comparison.firstResult, part.first, part.study.first),
        ("second", comparison.secondResult, part.second, part.study.second),
      ] {
        writer.key(key)
        write(result, judgement, sums, to: &writer)
      }
      writer.key("differ_in_form")
      writer.array { writer in
        guard part.study.differences.isEmpty else { return }
        for form in part.forms(comparison) { writer.string(form) }
      }
      writer.key("rules")
      writer.array { writer in
        for (rule, count) in part.study.counts {
          writer.object { writer in
            writer.key("rule")
            writer.string(rule.rawValue)
            writer.key("summary")
            writer.string(rule.summary)
            writer.key("annotations")
            writer.integer(count)
          }
        }
      }
      writer.key("differences")
      writer.array { writer in
        var last: (document: Int, offsets: OffsetTable?)?
        for difference in part.study.differences {
          if last?.document != difference.document {
            let text = comparison.documents[difference.document].pair.text
            last = (difference.document, text.map(OffsetTable.init))
          }
          write(difference, last?.offsets, to: &writer)
        }
      }
    }
  }

  private func write(
    _ result: PeerResult, _ judgement: PeerJudgement, _ sums: VerdictSums,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      for headline in judgement.headlines(in: result) {
        for id in [headline.precision, headline.recall, headline.f1] {
          writer.key(id)
          if let value = result[id]?.value { writer.number(value) } else { writer.null() }
        }
      }
      for (key, count) in [("gold", sums.gold), ("predicted", sums.predicted)] {
        writer.key(key)
        writer.integer(count)
      }
      for (key, credit) in [("found", sums.found), ("right", sums.right)] {
        writer.key(key)
        writer.number(credit)
      }
    }
  }

  private func write(
    _ difference: JudgedDifference, _ offsets: OffsetTable?, to writer: inout JSONWriter
  ) {
    let document = comparison.documents[difference.document]
    let subject = JudgedSubject(difference, in: document, offsets: offsets)
    writer.object { writer in
      for (key, value) in [
        ("rule", difference.rule.rawValue), ("article", document.pair.id),
        ("side", difference.side.rawValue), ("annotation", subject.kind), ("type", subject.type),
      ] {
        writer.key(key)
        writer.string(value)
      }
      if let role = subject.role {
        writer.key("role")
        writer.string(role)
      }
      if let quotation = subject.quotation { quotation.write(to: &writer) }
      for (key, verdict) in [("first", difference.first), ("second", difference.second)] {
        writer.key(key)
        guard let verdict else {
          writer.null()
          continue
        }
        writer.object { writer in
          writer.key("verdict")
          writer.string(verdict.words(difference.side))
          writer.key("credit")
          writer.number(verdict.credit)
          writer.key("counted")
          writer.integer(verdict.count)
        }
      }
    }
  }
}
