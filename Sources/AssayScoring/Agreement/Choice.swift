/// A choice among categories that annotators make for one thing: its type, its role, the value of an
/// attribute.
public struct Choice: Hashable, Sendable {
  /// What the choice is made for.
  public enum Thing: String, Hashable, Sendable, CaseIterable {
    /// Mentions of the same extent.
    case mention
    /// Events whose triggers have the same extent.
    case event
    /// Arguments of one filler, at events of one type and trigger.
    case argument
    /// Relations of the same fillers in the same roles.
    case relation
    /// Tokens; one in no mention has the category `O`.
    case token
    /// Tokens that at least one annotator has in a mention.
    case markedToken = "marked-token"
    /// Whatever a table of ratings lists.
    case item
  }

  /// What the choice is made for.
  public let thing: Thing
  /// What is chosen: `type`, `role`, or the name of an attribute.
  public let name: String
  /// Whether it is the value of an attribute.
  public let isAttribute: Bool

  init(_ thing: Thing, _ name: String) {
    self.thing = thing
    self.name = name
    isAttribute = false
  }

  init(_ thing: Thing, attribute name: String) {
    self.thing = thing
    self.name = name
    isAttribute = true
  }

  /// The choice of a table of ratings.
  public static let rating = Choice(.item, "rating")

  /// By thing, the type or role before attributes, these by name.
  static func precedes(_ a: Choice, _ b: Choice) -> Bool {
    let order = Thing.allCases
    let (i, j) = (order.firstIndex(of: a.thing) ?? 0, order.firstIndex(of: b.thing) ?? 0)
    if i != j { return i < j }
    if a.isAttribute != b.isAttribute { return b.isAttribute }
    return a.name < b.name
  }
}

/// How well annotators agree in a choice.
public struct ChoiceAgreement: Hashable, Sendable {
  /// What stands for an attribute that an annotation lacks.
  public static let absent = "(none)"

  /// The ratings of one type or of one article.
  public struct Part: Hashable, Sendable {
    /// The type of what has the attribute, or the article's identifier.
    public let name: String
    /// The choices made there.
    public let ratings: Ratings
  }

  /// The choice.
  public let choice: Choice
  /// What each annotator chose; an attribute that an annotation lacks is ``absent``.
  public let ratings: Ratings
  /// The order of the categories that was stated; `nil` without one.
  public let order: [String]?
  /// For attributes the types of what has them, by name; empty unless asked for.
  ///
  /// A thing counts for each type that an annotator gave it.
  public let types: [Part]
  /// The articles, by identifier; empty unless asked for.
  public let byArticle: [Part]

  /// Makes the agreement in a choice.
  public init(
    _ choice: Choice, ratings: Ratings, order: [String]? = nil, types: [Part] = [],
    byArticle: [Part] = []
  ) {
    self.choice = choice
    self.ratings = ratings
    self.order = order
    self.types = types
    self.byArticle = byArticle
  }

  /// A coefficient of all ratings.
  ///
  /// For those that need an order an attribute that is not there is no rating, unless the stated
  /// order names ``absent``.
  public func coefficient(_ name: RatingCoefficient) -> Coefficient {
    guard RatingCoefficient.ordered.contains(name), order?.contains(Self.absent) != true else {
      return ratings.coefficient(name, order: order)
    }
    return ratings.without(Self.absent).coefficient(name, order: order)
  }

  /// The same of every two annotators, by their indexes.
  public var pairs: [(first: Int, second: Int, agreement: ChoiceAgreement)] {
    ratings.raters.indices.flatMap { a in
      ratings.raters.indices.dropFirst(a + 1).map { b in
        (a, b, ChoiceAgreement(choice, ratings: ratings.of([a, b]), order: order))
      }
    }
  }

  /// Whether the categories have an order: a stated one, or that of numbers.
  public var isOrdered: Bool {
    if order != nil { return true }
    let present = ratings.without(Self.absent)
    return !present.categories.isEmpty && present.numbers != nil
  }
}
