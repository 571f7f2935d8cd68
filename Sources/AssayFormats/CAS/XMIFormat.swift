import AssayModel
import AssaySystem
import AssayXML
import Synchronization

/// UIMA's XMI, as DKPro, INCEpTION and WebAnno write it.
///
/// Positions are UTF-16 units. What annotations become is told at ``CASAssembly``. A type system beside the
/// file, `TypeSystem.xml`, tells which types are kinds of others and which features refer; without
/// it the known types are read all the same. A file with several texts gives an article for each.
struct XMIFormat: DocumentFormat {
  let name = "xmi"
  let summary = "UIMA XMI (DKPro, INCEpTION), with TypeSystem.xml beside it where there is one"
  let endings = [".xmi"]
  let companions = [".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard let root = XMLRoot(head) else { return false }
    return root.name == "XMI" && root.tag.contains("omg.org/XMI")
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var handler = XMIHandler()
    do {
      try XMLReader(options: .reading(options)).read(bytes, into: &handler)
    } catch {
      return [
        Reading(
          id: identifier(of: file, options), article: nil,
          faults: [Fault(error, in: bytes, file: file)],
          bytes: bytes.count)
      ]
    }
    var contents = handler.contents
    contents.typeSystem = types(beside: file, options)
    return CASAssembly(contents, name: identifier(of: file, options), file: file, options: options)
      .readings(bytes: bytes.count)
  }

  private func types(beside file: String, _ options: ReadingOptions) -> CASTypes {
    for name in ["TypeSystem.xml", "typesystem.xml"] {
      let path = Files.join(Files.folder(of: file), name)
      guard Files.exists(path), let bytes = try? Files.bytes(of: path) else { continue }
      return Self.lastRead.withLock { last in
        if let last, last.bytes == bytes, last.allowsDocumentType == options.allowsDocumentType {
          return last.types
        }
        var reader = TypeSystemReader()
        _ = reader.read(bytes, file: path, options: options)
        last = TypeSystem(
          bytes: bytes, allowsDocumentType: options.allowsDocumentType, types: reader.types)
        return reader.types
      }
    }
    return CASTypes()
  }

  /// A type system description as it was read last: the files of a folder have the same.
  private struct TypeSystem {
    let bytes: [UInt8]
    let allowsDocumentType: Bool
    let types: CASTypes
  }

  private static let lastRead = Mutex<TypeSystem?>(nil)
}
