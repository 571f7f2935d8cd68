import AssayFormats
import AssayScoring

/// The agreement in a table of ratings, as JSON.
struct RatingsDocument {
  let choice: ChoiceAgreement

  /// One object, indented: all annotators, then every two.
  var text: String {
    let raters = choice.ratings.raters
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.key("annotators")
      writer.array { writer in for name in raters { writer.string(name) } }
      writer.key("items")
      writer.integer(choice.ratings.count)
      writer.key("all")
      writer.write(choice)
      writer.key("pairs")
      writer.array { writer in
        for (a, b, pair) in choice.pairs {
          writer.object { writer in
            writer.key("first")
            writer.string(raters[a])
            writer.key("second")
            writer.string(raters[b])
            writer.key("agreement")
            writer.write(pair)
          }
        }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
