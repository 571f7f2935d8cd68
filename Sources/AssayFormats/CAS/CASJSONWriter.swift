import AssayModel

/// Writes a CAS JSON file for each article, with the types in it.
struct CASJSONWriter: ArticleWriter {
  let name = "cas-json"
  let summary = "a folder of UIMA CAS JSON files"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities { .cas }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FileSink(output: try FolderOutput(path), ending: ".json", content: Self.document)
  }

  private static func document(_ annotated: AnnotatedArticle) -> [UInt8] {
    let plan = CASPlan(annotated)
    var writer = JSONWriter(indentation: 1)
    writer.object { writer in
      writer.key("%TYPES")
      writeTypes(to: &writer)
      writer.key("%FEATURE_STRUCTURES")
      writer.array { writer in
        writer.object { writer in
          writer.member("%ID", CASPlan.sofa)
          writer.member("%TYPE", "uima.cas.Sofa")
          writer.member("sofaNum", 1)
          writer.member("sofaID", "_InitialView")
          writer.member("mimeType", "text")
          writer.member("sofaString", plan.text.string)
        }
        // Lists are structures of their own, numbered after all others.
        var lists: [(id: Int, elements: [Int])] = []
        let first = plan.structures.count + CASPlan.sofa + 1
        for structure in plan.structures {
          write(structure, firstList: first, &lists, to: &writer)
        }
        for list in lists {
          writer.object { writer in
            writer.member("%ID", list.id)
            writer.member("%TYPE", "uima.cas.FSArray")
            writer.key("%ELEMENTS")
            writer.array { writer in for element in list.elements { writer.integer(element) } }
          }
        }
      }
      writer.key("%VIEWS")
      writer.object { writer in
        writer.key("_InitialView")
        writer.object { writer in
          writer.member("%SOFA", CASPlan.sofa)
          writer.key("%MEMBERS")
          writer.array { writer in for structure in plan.structures { writer.integer(structure.id) }
          }
        }
      }
    }
    return writer.take()
  }

  private static func writeTypes(to writer: inout JSONWriter) {
    writer.object { writer in
      for type in CASSchema.types {
        writer.key(type.name)
        writer.object { writer in
          writer.member("%NAME", type.name)
          writer.member("%SUPER_TYPE", type.supertype)
          for feature in type.features {
            writer.key(feature.name)
            writer.object { writer in
              writer.member("%NAME", feature.name)
              writer.member("%RANGE", feature.range)
            }
          }
        }
      }
    }
  }

  private static func write(
    _ structure: CASPlan.Structure, firstList: Int, _ lists: inout [(id: Int, elements: [Int])],
    to writer: inout JSONWriter
  ) {
    // A closure cannot hold on to a parameter that is changed.
    var added: [(id: Int, elements: [Int])] = []
    let next = firstList + lists.count
    writer.object { writer in
      writer.member("%ID", structure.id)
      writer.member("%TYPE", structure.type)
      if let span = structure.span {
        writer.member("@sofa", CASPlan.sofa)
        writer.member("begin", span.start)
        writer.member("end", span.end)
      }
      for feature in structure.features {
        switch feature.value {
        case .text(let text): writer.member(feature.name, text)
        case .number(let number):
          writer.key(feature.name)
          writer.number(number)
        case .flag(let flag):
          writer.key(feature.name)
          writer.bool(flag)
        case .reference(let id): writer.member("@\(feature.name)", id)
        case .references(let ids):
          writer.member("@\(feature.name)", next + added.count)
          added.append((next + added.count, ids))
        }
      }
    }
    lists += added
  }
}
