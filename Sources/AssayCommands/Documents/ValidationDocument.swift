import AssayFormats
import AssayModel

/// What a validation found, as JSON.
struct ValidationDocument {
  let run: ValidationRun
  let schema: String?

  /// The document, indented.
  var text: String {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.key("schema")
      if let schema { writer.string(schema) } else { writer.null() }
      writer.key("schema_fault")
      if let fault = run.schemaFault { Self.write(fault, to: &writer) } else { writer.null() }
      for (key, verdict) in [("valid", true), ("invalid", false), ("undecided", nil)] {
        writer.key(key)
        writer.integer(run.files.count { $0.isValid == verdict })
      }
      writer.key("files")
      writer.array { writer in
        for file in run.files { Self.write(file, to: &writer) }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func write(_ file: ValidationRun.File, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("file")
      writer.string(file.path)
      writer.key("valid")
      write(file.isValid, to: &writer)
      writer.key("profile")
      if file.validation.isOfProfile { writer.string("assay-tei/1") } else { writer.null() }
      writer.key("identifiers")
      writer.integer(file.validation.identifiers)
      writer.key("pointers")
      writer.integer(file.validation.pointers)
      writer.key("checksum")
      write(file.validation.hasRightChecksum, to: &writer)
      writer.key("signatures")
      writer.integer(file.validation.signatures.count)
      writer.key("schema")
      if let verdict = file.schemaVerdict { writer.string(verdict.rawValue) } else { writer.null() }
      writer.key("faults")
      writer.array { writer in
        for fault in file.faults { write(fault, to: &writer) }
      }
    }
  }

  private static func write(_ verdict: Bool?, to writer: inout JSONWriter) {
    if let verdict { writer.bool(verdict) } else { writer.null() }
  }

  private static func write(_ fault: Fault, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("code")
      writer.string(fault.code)
      writer.key("file")
      writer.string(fault.file)
      for (key, number) in [("line", fault.line), ("column", fault.column)] {
        writer.key(key)
        if let number { writer.integer(number) } else { writer.null() }
      }
      writer.key("message")
      writer.string(fault.message)
    }
  }
}
