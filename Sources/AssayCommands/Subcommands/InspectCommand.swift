import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting

/// `assay inspect`: what a path holds.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Says what a file or folder holds: format, units, counts by type, faults.",
    discussion: """
      Annotations are compared with the annotation.conf beside them or above them, if there is one.

      Examples:
        assay inspect gold-annotations/newswire --texts corpus/newswire
        assay inspect corpus/newswire --json
      """)

  @Positional(help: "A file or folder in any format that Assay reads.")
  var path: String

  @OptionGroup var reading: CorpusOptions

  @Flag(help: "Print everything as JSON.")
  var json = false

  func run() throws {
    let console = Console()
    let inspection: Inspection
    let schema = AnnotationConfiguration.find(for: path).map { AnnotationConfiguration.read($0) }
    do {
      let (place, options) = try reading.located(path, on: reading.texts)
      inspection = try Inspection(
        place, as: try reading.format(), options: options, schema: schema?.schema)
    } catch let fault as Fault {
      console.complain(fault.description)
      throw fault.code == "unreadable" ? ExitStatus.notFound : ExitStatus.badData
    }
    // brat's reader tells what is wrong with a schema itself.
    let told = Set(inspection.faults.map(\.description))
    for fault in schema?.faults ?? [] where !told.contains(fault.description) {
      console.warn(fault.description)
    }
    for fault in inspection.faults {
      if fault.severity == .error {
        console.complain(fault.description)
      } else {
        console.warn(fault.description)
      }
    }
    if json {
      console.data(InspectionDocument(path: path, inspection: inspection).text)
    } else {
      for line in InspectionTable(path: path, inspection: inspection).lines { console.data(line) }
    }
    if inspection.hasErrors { throw ExitStatus.badData }
  }
}
