import AssayFormats
import AssayScoring

/// What any number of annotators chose and marked off, as JSON.
extension JSONWriter {
  /// Writes the members `units` and `choices`.
  mutating func write(_ group: GroupAgreement) {
    key("units")
    object { writer in
      for units in group.units {
        writer.key(units.subject.rawValue)
        writer.object { writer in
          writer.writeMembers(units.all)
          writer.write(units.types, key: "types", areTypes: true)
          writer.write(units.byArticle, key: "by_article", areTypes: false)
        }
      }
    }
    key("choices")
    array { writer in for choice in group.choices { writer.write(choice) } }
  }

  private mutating func write(_ parts: [UnitAgreement.Part], key name: String, areTypes: Bool) {
    key(name)
    object { writer in
      for part in parts {
        writer.key(part.name)
        writer.object { writer in writer.writeMembers(part, isType: areTypes) }
      }
    }
  }

  /// γ_cat says nothing of a single type.
  private mutating func writeMembers(_ part: UnitAgreement.Part, isType: Bool = false) {
    key("units")
    integer(part.units)
    key("alpha_u")
    write(part.alpha)
    key("gamma")
    write(part.gamma?.coefficient)
    key("gamma_cat")
    write(isType ? nil : part.gamma?.categorical)
    key("inexact_articles")
    if let gamma = part.gamma { integer(gamma.inexact) } else { null() }
  }

  /// A choice with all its coefficients.
  mutating func write(_ choice: ChoiceAgreement) {
    object { writer in
      writer.key("of")
      writer.string(choice.choice.thing.rawValue)
      writer.key("choice")
      writer.string(choice.choice.name)
      writer.key("order")
      if let order = choice.order {
        writer.array { writer in for category in order { writer.string(category) } }
      } else {
        writer.null()
      }
      writer.writeMembers(choice)
      for (key, parts) in [("types", choice.types), ("by_article", choice.byArticle)] {
        writer.key(key)
        writer.object { writer in
          for part in parts {
            writer.key(part.name)
            writer.object { writer in
              writer.writeMembers(
                ChoiceAgreement(choice.choice, ratings: part.ratings, order: choice.order))
            }
          }
        }
      }
    }
  }

  private mutating func writeMembers(_ choice: ChoiceAgreement) {
    key("same")
    optional(choice.ratings.agreement)
    let names = RatingCoefficient.nominal + (choice.isOrdered ? RatingCoefficient.ordered : [])
    for name in names {
      key(String(name.rawValue.map { $0 == "-" ? "_" : $0 }))
      write(choice.coefficient(name))
    }
  }

  private mutating func write(_ coefficient: Coefficient?) {
    guard let coefficient else { return null() }
    object { writer in
      writer.key("value")
      writer.optional(coefficient.value)
      writer.key("items")
      writer.integer(coefficient.count)
      writer.key("observed")
      writer.optional(coefficient.observed)
      writer.key("expected")
      writer.optional(coefficient.expected)
      if let reason = coefficient.undefined {
        writer.key("reason")
        writer.string(reason.rawValue)
      }
    }
  }

  /// A number, or `null`.
  mutating func optional(_ number: Double?) {
    if let number { self.number(number) } else { null() }
  }
}
